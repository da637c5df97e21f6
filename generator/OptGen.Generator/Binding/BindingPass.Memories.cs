using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>The hidden states of <c>prev</c> and <c>delay</c>.</summary>
internal sealed partial class BindingPass
{
    /// <summary>A delay keeps one state for each step that it looks back.</summary>
    private const int LongestDelay = 64;

    private readonly Dictionary<string, (string Key, Node Before)> _memories = new(StringComparer.Ordinal);
    private int _memoryCount;

    private static bool CallsWithMemory(SyntaxNode node) => node switch
    {
        CallSyntax call => call.Function.Name.Text is "prev" or "delay" || (call.Arguments ?? []).Any(CallsWithMemory),
        IndexSyntax index => CallsWithMemory(index.Index),
        UnarySyntax unary => CallsWithMemory(unary.Operand),
        BinarySyntax binary => CallsWithMemory(binary.Left) || CallsWithMemory(binary.Right),
        ComparisonSyntax comparison => comparison.Operands.Any(CallsWithMemory),
        ConditionalSyntax conditional => CallsWithMemory(conditional.Condition) || CallsWithMemory(conditional.WhenTrue) || CallsWithMemory(conditional.WhenFalse),
        BracketedSyntax bracketed => CallsWithMemory(bracketed.Inner),
        AbsoluteValueSyntax absolute => CallsWithMemory(absolute.Operand),
        _ => false,
    };

    private void Remember(string key, Node value)
    {
        _scope[key] = value;
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
        ConstantEvaluator.WholeNumber(steps, _loopVariables) is { } count && count is >= 1 and <= LongestDelay ? count : null;
}
