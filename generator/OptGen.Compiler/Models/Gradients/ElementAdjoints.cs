using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Adjoints of operations on elements: the derivatives of the rule language, with what comes back in place of the derivative of an input.</summary>
internal sealed class ElementAdjoints(AdjointSums sums)
{
    /// <summary>Hands an adjoint on to the inputs.</summary>
    public void HandOn(Tensor made, Tensor adjoint)
    {
        foreach (int place in Dependencies.PlacesOfInputs(made).Where(place => sums.IsNeeded(made.Inputs[place])))
        {
            if (PartOf(made, adjoint, place) is { } part)
            {
                sums.AddSum(made.Inputs[place], part, made.Axes, adjoint);
            }
        }
    }

    /// <summary>What comes back to one input; null where it is 0 because the tensor depends on that in steps only. A slope is linear in the slopes of inputs, so it begins with the adjoint.</summary>
    private TensorValue? PartOf(Tensor made, Tensor adjoint, int place)
    {
        bool isSome = true;
        TensorValue part = sums.Expressions.Make(
            made.Axes,
            (arithmetic, values) =>
            {
                Dual[] inputs = [.. made.Inputs.Select((_, i) => new Dual(values[i], i == place ? values[values.Count - 1] : null))];
                Value? slope = SlopeOf(arithmetic, made.Content, inputs);
                isSome = slope is not null;
                return slope ?? arithmetic.Constant(0);
            },
            [.. made.Inputs.Select(input => (TensorValue)input), adjoint]);
        return isSome ? part : default(TensorValue?);
    }

    private static Value? SlopeOf(Arithmetic arithmetic, TensorContent content, Dual[] x) => content.Function?.Name switch
    {
        // Of equals the first has the gradient, as in a reduction.
        "max" => Chosen(arithmetic, Operation.GreaterOrEqual, x),
        "min" => Chosen(arithmetic, Operation.LessOrEqual, x),

        // From the value, so that what it is made of need not be kept.
        "relu" => arithmetic.Select(
            arithmetic.Compare(Operation.Greater, arithmetic.Call(content.Function, x[0].Value), arithmetic.Constant(0)),
            x[0].Slope!.Value,
            arithmetic.Constant(0)),
        { } name when !Slopes.Knows(content.Function) => throw new InvalidOperationException($"{name} has no derivative."),
        _ => Derived(new DualArithmetic(arithmetic), content, x).Slope,
    };

    private static Value Chosen(Arithmetic arithmetic, Operation comparison, Dual[] x)
    {
        Value nothing = arithmetic.Constant(0);
        return arithmetic.Select(arithmetic.Compare(comparison, x[0].Value, x[1].Value), x[0].Slope ?? nothing, x[1].Slope ?? nothing);
    }

    private static Dual Derived(DualArithmetic dual, TensorContent content, Dual[] x) => content.Operation switch
    {
        Operation.Add => dual.Add(x[0], x[1]),
        Operation.Subtract => dual.Subtract(x[0], x[1]),
        Operation.Multiply => dual.Multiply(x[0], x[1]),
        Operation.Divide => dual.Divide(x[0], x[1]),
        Operation.Remainder => dual.Remainder(x[0], x[1]),
        Operation.Negate => dual.Negate(x[0]),
        Operation.MultiplyAdd => dual.Add(dual.Multiply(x[0], x[1]), x[2]),
        Operation.MultiplySubtract => dual.Subtract(dual.Multiply(x[0], x[1]), x[2]),
        Operation.MultiplyAddNegated => dual.Subtract(x[2], dual.Multiply(x[0], x[1])),
        Operation.Call => dual.Call(content.Function!, x),
        Operation.Select => dual.Select(x[0].Value, x[1], x[2]),
        _ => throw new InvalidOperationException($"{content.Operation} has no derivative."),
    };
}
