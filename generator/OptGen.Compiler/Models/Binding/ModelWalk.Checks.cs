using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What is told of a model as a whole.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Reports axes of parameters whose lengths only data tells.</summary>
    public void ReportOpen(IReadOnlyList<LengthSymbol> open)
    {
        foreach (LengthSymbol symbol in open)
        {
            (_, _, ModelVariable variable, _, Text.RuleSpan span) = _variables.First(variable => variable.Variable.Axes.Any(axis => axis.Length.Symbols.Contains(symbol)));
            Add(RuleDiagnostic.Create(ModelDiagnostics.NoLengthAtConstruction.Id, span, variable.Name, symbol.Name, $"int {symbol.Name}"));
        }
    }

    /// <summary>The parameters that the loss does not depend on.</summary>
    public IEnumerable<RuleDiagnostic> Untrained(Tensor loss, ModelPass training)
    {
        HashSet<string> reached = [.. TensorsOf(loss).Where(tensor => tensor.Operation == TensorOperation.Parameter).Select(tensor => tensor.Content.Name)];
        return _variables
            .Where(variable => !variable.IsState && !reached.Contains(variable.Name))
            .Select(variable => RuleDiagnostic.Create(ModelHintDiagnostics.NeverTrained.Id, variable.Span, variable.Name));
    }
}
