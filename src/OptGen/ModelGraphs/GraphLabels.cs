using System.Globalization;

namespace OptGen.ModelGraphs;

/// <summary>Values as a figure shows them: a few numbers as they are, more by how many there are and by their norm.</summary>
/// <param name="text">The graph.</param>
/// <param name="values">The elements of its tensors.</param>
internal sealed class GraphLabels(GraphText text, IReadOnlyList<double[]> values)
{
    /// <summary>So many numbers are shown one by one.</summary>
    private const int Few = 3;

    /// <summary>The value of a node with its name, if it has one: <c>h: [2×4] ‖1.25‖</c>.</summary>
    public string Named(GraphNode node) => $"{node.Name}{(node.Name.Length == 0 ? "" : values[node.Value].Length <= Few ? " = " : ": ")}{Value(node)}";

    /// <summary>The value of a node.</summary>
    public string Value(GraphNode node)
    {
        double[] elements = values[node.Value];
        return elements.Length <= Few ? Numbers(elements) : $"[{string.Join("×", text.Tensors[node.Value].Axes.Select(axis => text.Lengths[axis]))}] ‖{Number(Norm(elements))}‖";
    }

    /// <summary>The gradient of a node; null where it has none.</summary>
    public string? Gradient(GraphNode node) =>
        node.Gradient < 0 ? null
        : values[node.Gradient] is { Length: <= Few } elements ? Numbers(elements)
        : $"‖{Number(Norm(values[node.Gradient]))}‖";

    private static string Numbers(double[] elements) => elements.Length == 1 ? Number(elements[0]) : $"({string.Join(", ", elements.Select(Number))})";

    /// <summary>Five digits: what one reads in a figure; rounding of the last bits, as in 0.1 + 0.2, does not show.</summary>
    private static string Number(double number) => (number == 0 ? 0 : number).ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−');

    private static double Norm(double[] elements)
    {
        double greatest = elements.Max(Math.Abs);
        return greatest == 0 || !double.IsFinite(greatest) ? greatest : greatest * Math.Sqrt(elements.Sum(x => x / greatest * (x / greatest)));
    }
}
