using System.Globalization;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the functions of matrices that stand between passes.</summary>
/// <param name="plan">The step.</param>
/// <param name="names">What the rule calls its values.</param>
/// <param name="methods">The methods of the step.</param>
/// <param name="identifiers">The names of variables beside.</param>
internal sealed class MatrixEmitter(StepPlan plan, ValueNames names, StepMethods methods, Identifiers identifiers)
{
    private readonly Dictionary<(string Place, string Name), string> _variables = [];
    private string? _statement;

    /// <summary>Declares what functions take and leave, each matrix by what it is.</summary>
    public void Declare(CodeWriter writer, IEnumerable<MatrixStep> functions)
    {
        foreach (MatrixOperand operand in functions.SelectMany(function => function.Operands.Concat(new[] { function.Result }.OfType<MatrixOperand>())))
        {
            if (Place(operand) is { } place && Key(operand, place) is var key && !_variables.ContainsKey(key))
            {
                _variables.Add(key, identifiers.Unique(key.Item2));
                writer.Line($"MatrixReference {_variables[key]} = {place};");
            }
        }
    }

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

    private string Scalar(Node scalar) => scalar.IsConstant ? Literals.Double(scalar.Value) : methods.Call(methods.Operand(scalar, plan, names));

    private string Reference(MatrixOperand operand)
    {
        string matrix = Place(operand) is { } place ? _variables[Key(operand, place)] : $"step.{operand.Memory}";
        return operand.IsTransposed ? matrix + ".Transposed" : matrix;
    }

    /// <summary>Where a matrix is that is not one of the parameter's own two; null for those.</summary>
    private string? Place(MatrixOperand operand) => operand.Memory switch
    {
        Memory.State or Memory.Buffer => $"step.Matrix({plan.SpaceIndex(operand.Value.Shape)}, {plan.MatrixIndex(operand.Memory, operand.Key, operand.Value.Shape)})",
        Memory.Given => $"step.Given({plan.SpaceIndex(operand.Value.Shape)}, {plan.GivenIndex(operand.Key)})",
        _ => null,
    };

    /// <summary>A matrix by its place and by what is in it: buffers hold one value after the other.</summary>
    private (string, string) Key(MatrixOperand operand, string place) => (place, names.Describe(operand.Value, operand.Memory == Memory.State ? names.OfState(operand.Key) : "operand"));
}
