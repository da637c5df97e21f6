using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What losses are made of: cross-entropy, derivatives, values without gradient.</summary>
internal sealed partial class ModelWalk
{
    private Operand Stopped(Operand operand) =>
        operand.IsUnknown ? operand
        : operand.Pending is not null ? Operand.Waiting(axes => Stopped(operand.Along(axes)))
        : _elements.Of(_graph.Stop(operand.Tensor!)) with { IsTable = operand.IsTable };

    /// <summary>Labels: log Σ exp(z) − z at the label; probabilities: Σ y·(log Σ exp(z) − z). The mean over all other axes.</summary>
    private Operand BindCrossEntropy(ModelFrame at, CallSyntax call)
    {
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        if (arguments.Count is not (2 or 3))
        {
            return FailAtForm(at, call, ModelFunctions.Usage("crossentropy")!);
        }

        Operand z = Numbers(Known(Bind(at, arguments[0])));
        Operand y = Known(Bind(at, arguments[1]));
        if (z.IsUnknown || y.IsUnknown)
        {
            return Operand.Unknown;
        }

        if (z.IsScalar)
        {
            Report(at, ModelDiagnostics.NoSuchAxis, arguments[0].Span, z.Written, "c", "it is one number");
            return Operand.Unknown;
        }

        Axis? classes = arguments.Count == 3 ? FindAxis(at, arguments[2], z.Axes, z.Written) : z.Axes[z.Axes.Count - 1];
        if (classes is null)
        {
            return Operand.Unknown;
        }

        if (IsSoftmax(z.Tensor!))
        {
            Report(at, ModelHintDiagnostics.SoftmaxInCrossEntropy, arguments[0].Span);
        }

        Axis[] others = [.. z.Axes.Where(axis => axis != classes)];
        Operand sum = _elements.Of(_graph.Reduce(TensorOperation.LogSumExp, z.Tensor!, [classes]));
        bool isOfLabels = y.Axes.Count == others.Length;
        y = Relabelled(at, y, isOfLabels ? others : z.Axes);
        Operand losses;
        if (isOfLabels && y.Axes.All(others.Contains))
        {
            if (!MarkAsInteger(y.Tensor))
            {
                Report(at, ModelDiagnostics.IndexNotWhole, arguments[1].Span, y.Written, z.Written);
                return Operand.Unknown;
            }

            Tensor own = _graph.Gather(z.Tensor!, z.Axes.ToList().IndexOf(classes), y.Tensor!);
            losses = Operate(at, call.Span, BinaryOperator.Subtract, sum, _elements.Of(_graph.Reorder(own, others)));
        }
        else if (y.Axes.Count == z.Axes.Count && y.Axes.All(z.Axes.Contains))
        {
            Operand differences = Within((arithmetic, values) => arithmetic.Subtract(values[1], values[0]), z, sum);
            losses = SumOver(Numbers(y).Tensor!, differences.Tensor!, classes);
        }
        else
        {
            Report(at, ModelDiagnostics.LabelsDoNotFit, arguments[1].Span, y.Written, Describe(y.Axes), z.Written, Describe(others), classes.ToString());
            return Operand.Unknown;
        }

        return DividedByCount(at, call.Span, Made(_graph.Reduce(TensorOperation.Sum, losses.Tensor!, losses.Axes)), losses.Axes);
    }

    private Operand SumOver(Tensor a, Tensor b, Axis axis) => Made(_graph.Contract([axis], a, b));

    private static bool IsSoftmax(Tensor tensor) =>
        tensor.Operation == TensorOperation.Softmax || (tensor.Operation is TensorOperation.Relabel or TensorOperation.Reorder && IsSoftmax(tensor.Inputs[0]));

    /// <summary>The derivative of the sum of a value by data or a parameter, with the axes of these.</summary>
    private Operand BindDerivative(ModelFrame at, CallSyntax call)
    {
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        if (arguments.Count != 2)
        {
            return FailAtForm(at, call, "∂(e, x)");
        }

        Operand value = Numbers(Known(Bind(at, arguments[0])));
        Operand by = Known(Bind(at, arguments[1]));
        if (value.IsUnknown || by.IsUnknown)
        {
            return Operand.Unknown;
        }

        // In a called model, data may be anything that the caller computes.
        bool isLeaf = arguments[1] is NameSyntax name && !IsAssigned(at, name.Name.Key) && at.Values.ContainsKey(name.Name.Key);
        if (!isLeaf || by.Tensor!.Kind != ElementKind.Number)
        {
            Report(at, ModelDiagnostics.NotDifferentiable, arguments[1].Span, by.Written);
            return Operand.Unknown;
        }

        if (Underivable(value.Tensor!, [by.Tensor]) is { } function)
        {
            Report(at, ModelDiagnostics.NoFurtherDerivative, call.Span, at.Quote(call), function);
            return Operand.Unknown;
        }

        Tensor? derivative = Adjoint.Of(_graph, value.Tensor!, [by.Tensor])[0];
        return _elements.Of(derivative ?? _graph.Broadcast(_graph.Constant(0), by.Axes));
    }

    private static bool IsAssigned(ModelFrame at, string key) =>
        at.Statements.SelectMany(RuleTree.Descendants).OfType<AssignmentSyntax>().Any(assignment => assignment.Target.Name.Name.Key == key);
}
