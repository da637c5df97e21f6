using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>The hidden states of <c>prev</c> and <c>delay</c>.</summary>
internal sealed partial class BindingPass
{
    /// <summary>A delay keeps one state for each step that it looks back.</summary>
    private const int LongestDelay = 64;

    private Dictionary<string, (string Key, Node Before)> _memories = new(StringComparer.Ordinal);
    private int _memoryCount;

    /// <summary>Whether an expression remembers something from step to step.</summary>
    private bool CallsWithMemory(SyntaxNode node) =>
        RuleTree.Descendants(node).OfType<CallSyntax>().Any(call => call.Function.Name.Text is "prev" or "delay" || FindCalledRule(call) is not null);

    private void Remember(string key, Node value)
    {
        _scope[key] = HeldBy(key, value);
        _assignedShapes[key] = value.Shape;
    }

    private string UniqueStateName(string text)
    {
        string name = text;
        for (int i = 2; _states.Values.Any(state => state.Name == name); i++)
        {
            name = $"{text} #{i}";
        }

        return name;
    }

    private int? ConstantSteps(ExpressionSyntax steps) =>
        ConstantEvaluator.WholeNumber(steps, _frame.LoopVariables) is { } count && count is >= 1 and <= LongestDelay ? count : null;
}
