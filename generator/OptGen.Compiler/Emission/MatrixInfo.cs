using System.Globalization;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes which matrices a step needs memory for, and which functions it calls.</summary>
internal static class MatrixInfo
{
    public static void Write(CodeWriter writer, StepPlan plan)
    {
        if (plan.Buffers.Count(Shape.Element) is > 0 and int own)
        {
            writer.Line($"Buffers = {own},");
        }

        Sides(writer, plan, "RowVectorSides", plan.Vectors(ShapeKind.Row).Select(vector => vector.Shape.Height), Dimension.Rows);
        Sides(writer, plan, "ColumnVectorSides", plan.Vectors(ShapeKind.Column).Select(vector => vector.Shape.Width), Dimension.Columns);
        List(writer, "Spaces", "MatrixSpace", plan.Spaces.Select(space => $"new({Side(plan, space.Height)}, {Side(plan, space.Width)}, {plan.Buffers.Count(space)})"));
        List(writer, "MatrixOperations", "MatrixOperation", plan.Functions.Select(function => Operation(plan, function)).Concat(plan.OrderedVectors.Select(vector => Ordering(plan, vector.Shape))).Concat(plan.OrdersAlongAxes ? [Ordering(plan, Shape.Block(Dimension.Elements))] : []).Distinct());
    }

    /// <summary>What putting a vector in order takes room for; blocks are at most as many as elements.</summary>
    private static string Ordering(StepPlan plan, Shape vector) => vector.Kind == ShapeKind.Block
        ? $"new(MatrixFunction.Places, {Side(plan, Dimension.Rows)}, {Side(plan, Dimension.Columns)}, {Side(plan, Dimension.Columns)})"
        : Side(plan, vector.Kind == ShapeKind.Row ? vector.Height : vector.Width) is var side
            ? $"new(MatrixFunction.Places, {side}, MatrixSide.Fixed(1, {side}), MatrixSide.Fixed(1, {side}))"
            : "";

    /// <summary>C# for the length of a side.</summary>
    public static string Side(StepPlan plan, Dimension side) =>
        side == Dimension.Elements ? "MatrixSide.Elements"
        : side == Dimension.One ? "MatrixSide.Fixed(1)"
        : side == Dimension.Rows ? "MatrixSide.Rows"
        : side == Dimension.Columns ? "MatrixSide.Columns"
        : side.Axis is { } axis ? $"MatrixSide.OfAxis({axis})"
        : side.Factors is { } factors ? $"MatrixSide.Product({Side(plan, factors.First)}, {Side(plan, factors.Second)})"
        : side.Hyperparameter.Length > 0 ? $"MatrixSide.OfHyperparameter({plan.SizeIndex(side.Hyperparameter)}{Bound(plan, side)})"
        : $"MatrixSide.Fixed({side.Count.ToString("F0", CultureInfo.InvariantCulture)}{Bound(plan, side)})";

    private static string Bound(StepPlan plan, Dimension side) => side.Bound is { } bound ? $", {Side(plan, bound)}" : "";

    /// <summary>Writes the method that tells what the hyperparameters that set sizes are.</summary>
    public static void Sizes(CodeWriter writer, StepPlan plan)
    {
        IReadOnlyList<Hyperparameter> sizes = plan.SizeHyperparameters;
        if (sizes.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override double {GeneratedNames.SizeOf}(int index) => index switch", close: "};"))
        {
            for (int i = 0; i < sizes.Count; i++)
            {
                writer.Line($"{(i == sizes.Count - 1 ? "_" : i.ToString(CultureInfo.InvariantCulture))} => this.{sizes[i].Property},");
            }
        }
    }

    private static string Operation(StepPlan plan, MatrixStep function)
    {
        Shape result = function.Function.Shape;
        Dimension inner = function.Operands.Count == 0 ? result.Width : function.Operands[0].IsTransposed ? function.Operands[0].Value.Shape.Height : function.Operands[0].Value.Shape.Width;
        (Dimension height, Dimension width) = result.IsScalar ? (function.Operands[0].Value.Shape.Height, inner) : (result.Height, result.Width);
        return $"new(MatrixFunction.{function.Function.Matrix}, {Side(plan, height)}, {Side(plan, inner)}, {Side(plan, width)})";
    }

    /// <summary>Writes how long vectors are, if some are not as long as a side of the parameter.</summary>
    private static void Sides(CodeWriter writer, StepPlan plan, string name, IEnumerable<Dimension> sides, Dimension own)
    {
        if (sides.Any(side => side != own))
        {
            List(writer, name, "MatrixSide", sides.Select(side => Side(plan, side)));
        }
    }

    private static void List(CodeWriter writer, string name, string type, IEnumerable<string> items)
    {
        List<string> lines = [.. items];
        if (lines.Count == 0)
        {
            return;
        }

        writer.Line($"{name} = new {type}[]");
        using (writer.Open(close: "},"))
        {
            lines.ForEach(line => writer.Line(line + ","));
        }
    }
}
