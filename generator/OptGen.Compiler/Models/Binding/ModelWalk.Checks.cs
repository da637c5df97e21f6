using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

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

    /// <summary>Reports a loss whose gradient needs the derivative of a function that has none.</summary>
    public void CheckDerivatives(Tensor loss)
    {
        Tensor[] parameters = [.. _graph.Tensors.Where(tensor => tensor.Operation == TensorOperation.Parameter)];
        if (Underivable(loss, parameters) is { } function && AssignmentOf(_outermost, "loss") is { } assignment)
        {
            Report(_outermost, ModelDiagnostics.NoFurtherDerivative, assignment.Span, "loss", function);
        }
    }

    /// <summary>The same of products of the Hessian, which need the derivative of the gradient.</summary>
    public void CheckSecondDerivatives(Tensor loss)
    {
        Tensor[] parameters = [.. _graph.Tensors.Where(tensor => tensor.Operation == TensorOperation.Parameter)];
        if (Adjoint.Of(_graph, loss, parameters).OfType<Tensor>().Select(gradient => Underivable(gradient, parameters)).FirstOrDefault(name => name is not null) is { } function
            && AssignmentOf(_outermost, "loss") is { } assignment)
        {
            Report(_outermost, ModelDiagnostics.NoFurtherDerivative, assignment.Span, "loss", function);
        }
    }

    /// <summary>The function, if any, whose derivative a derivative would need, although it has none.</summary>
    private static string? Underivable(Tensor value, IReadOnlyList<Tensor> by) =>
        Dependencies.Between(by, value).SelectMany(tensor => tensor.Content.Loop is { } loop ? loop.Next.SelectMany(TensorsOf) : [tensor]).Select(tensor => tensor.Content.Function).FirstOrDefault(function => function is not null && !Slopes.Knows(function))?.Name;

    /// <summary>What a value depends on, and not only by comparisons and places; what has its gradient stopped counts, because that is meant.</summary>
    private static IEnumerable<Tensor> TrainedBy(Tensor value)
    {
        HashSet<Tensor> seen = [value];
        Stack<Tensor> pending = new([value]);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            yield return next;
            IEnumerable<int> places = next.Kind != ElementKind.Number ? [] : next.Operation == TensorOperation.Stop ? [0] : Dependencies.PlacesOfInputs(next);
            foreach (Tensor input in places.Select(place => next.Inputs[place]).Where(seen.Add))
            {
                pending.Push(input);
            }
        }
    }

    /// <summary>The parameters that the loss does not depend on.</summary>
    public IEnumerable<RuleDiagnostic> Untrained(Tensor loss, ModelPass training)
    {
        HashSet<string> reached = [.. TrainedBy(loss).Where(tensor => tensor.Operation == TensorOperation.Parameter).Select(tensor => tensor.Content.Name)];
        return _variables
            .Where(variable => !variable.IsState && !reached.Contains(variable.Name))
            .Select(variable => RuleDiagnostic.Create(ModelHintDiagnostics.NeverTrained.Id, variable.Span, variable.Variable.NameOfFirst));
    }
}
