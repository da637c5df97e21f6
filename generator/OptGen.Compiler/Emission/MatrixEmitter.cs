using System.Globalization;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the functions of matrices that stand between passes.</summary>
/// <param name="plan">The step.</param>
/// <param name="names">What the rule calls its values.</param>
internal sealed class MatrixEmitter(StepPlan plan, ValueNames names)
{
    private string? _statement;

    /// <summary>Begins a block of its own: what statement a function stands under is said again.</summary>
    public void Begin() => _statement = null;

    /// <summary>Writes the call of a function, under the statement that it is part of.</summary>
    public void Write(CodeWriter writer, MatrixStep step)
    {
        if (names.Origin(step.Function) is { } statement && statement != _statement)
        {
            writer.Separate();
            writer.Line("// " + statement);
            _statement = statement;
        }

        if (step.Function.Matrix == MatrixFunction.Spread)
        {
            Node vector = step.Function.Inputs[0];
            int axis = (vector.Shape.Kind == ShapeKind.Row ? vector.Shape.Height : vector.Shape.Width).Axis!.Value;
            writer.Line($"{Scalar(vector)};");
            writer.Line($"step.Spread({axis}, step.{vector.Shape}Vector({plan.VectorIndex(vector)}), {Reference(step.Result!)});");
            return;
        }

        IEnumerable<string> arguments = [.. step.Operands.Select(Reference), .. step.Scalars.Results.Select(Scalar), step.Result is { } result ? Reference(result) : plan.ReductionIndex(step.Function).ToString(CultureInfo.InvariantCulture)];
        writer.Line($"step.{step.Function.Matrix}({string.Join(", ", arguments)});");
    }

    /// <summary>What the method that computes a scalar operand is called; null where it needs none.</summary>
    public string? ScalarMethod(Node scalar) =>
        scalar.IsConstant ? null : GeneratedNames.Operand(plan.FunctionScalars.TakeWhile(other => other != scalar).Count(), scalar.IsVector, plan.Ranks);

    private string Scalar(Node scalar) => ScalarMethod(scalar) is { } method ? $"{method}(in step, in batch)" : Literals.Double(scalar.Value);

    private string Reference(MatrixOperand operand)
    {
        string matrix = operand.Memory switch
        {
            Memory.State or Memory.Buffer => $"step.Matrix({plan.SpaceIndex(operand.Value.Shape)}, {plan.MatrixIndex(operand.Memory, operand.Key, operand.Value.Shape)})",
            Memory.Given => $"step.Given({plan.SpaceIndex(operand.Value.Shape)}, {plan.GivenIndex(operand.Key)})",
            _ => $"step.{operand.Memory}",
        };
        return operand.IsTransposed ? matrix + ".Transposed" : matrix;
    }
}
