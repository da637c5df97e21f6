using System.Globalization;
using System.Text;

namespace OptGen.ModelGraphs;

/// <summary>Draws a graph as SVG: values above the lines, gradients below, as textbooks do. The picture follows its reader's light or dark colours.</summary>
internal sealed class GraphPicture
{
    private const double RowHeight = 58;
    private const double NodeHeight = 30;
    private const double Bend = 34;
    private const double Margin = 16;
    private const double Legend = 34;

    /// <summary>How wide a letter is at most, on the average of a word, in the sizes below.</summary>
    private const double Letter = 7.2;

    private const string Style = """
        text { font: 12px system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; fill: #24292f; text-anchor: middle }
        .node { fill: #ffffff; stroke: #57606a; stroke-width: 1.2 }
        .Data { fill: #ddf4ff; stroke: #0969da }
        .Parameter { fill: #fff8c5; stroke: #9a6700 }
        .State { fill: #eaeef2 }
        .line { fill: none; stroke: #57606a; stroke-width: 1.2 }
        .gradient { fill: #bc3c00 }
        .paper { fill: #ffffff }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .node { fill: #161b22; stroke: #9da7b3 }
          .Data { fill: #0c2d6b; stroke: #58a6ff }
          .Parameter { fill: #3b2300; stroke: #d29922 }
          .State { fill: #30363d }
          .line { stroke: #9da7b3 }
          .gradient { fill: #ffa657 }
          .paper { fill: #0d1117 }
        }
        """;

    private readonly GraphText _graph;
    private readonly GraphLabels _labels;
    private readonly string[] _values;
    private readonly string?[] _gradients;
    private readonly GraphLayout _layout;
    private readonly double[] _left;
    private readonly double[] _nodeWidths;
    private readonly double[] _labelWidths;
    private readonly StringBuilder _svg = new();

    private GraphPicture(GraphText graph, GraphLabels labels)
    {
        _graph = graph;
        _labels = labels;
        _values = [.. graph.Nodes.Select(labels.Named)];
        _gradients = [.. graph.Nodes.Select(labels.Gradient)];
        _layout = new GraphLayout(graph.Nodes);
        _left = new double[_layout.ColumnCount + 1];
        _nodeWidths = new double[_layout.ColumnCount];
        _labelWidths = new double[_layout.ColumnCount];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            int column = _layout.Column(i);
            _nodeWidths[column] = Math.Max(_nodeWidths[column], Width(i));
            _labelWidths[column] = Math.Max(_labelWidths[column], (Letter * Math.Max(_values[i].Length, _gradients[i]?.Length ?? 0)) + 8);
        }

        _left[0] = Margin;
        for (int c = 0; c < _layout.ColumnCount; c++)
        {
            _left[c + 1] = _left[c] + _nodeWidths[c] + _labelWidths[c] + Bend;
        }
    }

    /// <param name="name">The name of the model.</param>
    /// <param name="graph">What is drawn.</param>
    /// <param name="values">The elements of its tensors.</param>
    public static string Draw(string name, GraphText graph, IReadOnlyList<double[]> values) => new GraphPicture(graph, new GraphLabels(graph, values)).Draw(name);

    private string Draw(string name)
    {
        double width = _left[^1] - Bend + Margin;
        double height = (_layout.Height * RowHeight) + NodeHeight + (2 * Margin) + Legend;
        bool hasGradients = _gradients.Any(gradient => gradient is not null);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-labelledby=\"title desc\">\n");
        Line($"<title id=\"title\">{Escaped($"Computational graph of {name}")}</title>");
        Line($"<desc id=\"desc\">{Escaped(Description())}</desc>");
        Line($"<style>\n{Style}\n</style>");
        Line($"<rect class=\"paper\" width=\"{N(width)}\" height=\"{N(height)}\"/>");
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            Edges(i);
        }

        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            Node(i);
        }

        Line($"<text style=\"text-anchor: start\" x=\"{N(Margin)}\" y=\"{N(height - Margin)}\">above: values; ‖…‖ is a norm{(hasGradients ? "; <tspan class=\"gradient\">below: gradients of the loss</tspan>" : "")}</text>");
        return _svg.Append("</svg>\n").ToString();
    }

    /// <summary>The figure in words: each node with its value and its gradient.</summary>
    private string Description()
    {
        StringBuilder words = new();
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            GraphNode node = _graph.Nodes[i];
            string made = node.IsLeaf ? $"{node.Symbol} ({node.Leaf.ToLowerInvariant()})" : $"{Word(i)} = {node.Symbol} of {string.Join(" and ", node.Inputs.Select(Word))}";
            words.Append(CultureInfo.InvariantCulture, $"{made}: {_labels.Value(node)}{(_gradients[i] is { } gradient ? $"; gradient {gradient}" : "")}\n");
        }

        return words.ToString();
    }

    private string Word(int node) => _graph.Nodes[node].Name is { Length: > 0 } name ? name : _graph.Nodes[node].IsLeaf ? _graph.Nodes[node].Symbol : $"#{node}";

    private void Edges(int i)
    {
        GraphNode node = _graph.Nodes[i];
        double y = Y(i);
        double right = _left[_layout.Column(i)] + ((_nodeWidths[_layout.Column(i)] + Width(i)) / 2);
        double end = LabelEnd(_layout.Column(i));
        Line($"<path class=\"line\" d=\"M{N(right)} {N(y)}H{N(end)}\"/>");
        double middle = (_left[_layout.Column(i)] + _nodeWidths[_layout.Column(i)] + end) / 2;
        Line($"<text x=\"{N(middle)}\" y=\"{N(y - 5)}\">{Escaped(_values[i])}</text>");
        if (_gradients[i] is { } gradient)
        {
            Line($"<text class=\"gradient\" x=\"{N(middle)}\" y=\"{N(y + 15)}\">{Escaped(gradient)}</text>");
        }

        for (int k = 0; k < node.Inputs.Length; k++)
        {
            double x = LabelEnd(_layout.Column(node.Inputs[k]));
            double from = Y(node.Inputs[k]);
            StringBuilder path = new($"M{N(x)} {N(from)}");
            foreach (int place in (int[])[.. _layout.Ways[i][k], i])
            {
                double next = _left[_layout.Column(place)];
                double to = Y(place);
                double bent = next - Bend;
                path.Append(CultureInfo.InvariantCulture, $"{(bent > x ? $"H{N(bent)}" : "")}C{N(bent + (Bend / 2))} {N(from)} {N(bent + (Bend / 2))} {N(to)} {N(next)} {N(to)}");
                (x, from) = (next, to);
            }

            path.Append(CultureInfo.InvariantCulture, $"H{N(x + ((_nodeWidths[_layout.Column(i)] - Width(i)) / 2))}");
            Line($"<path class=\"line\" d=\"{path}\"/>");
        }
    }

    private void Node(int i)
    {
        GraphNode node = _graph.Nodes[i];
        double width = Width(i);
        double x = _left[_layout.Column(i)] + ((_nodeWidths[_layout.Column(i)] - width) / 2);
        double y = Y(i);
        Line($"<rect class=\"node {node.Leaf}\" x=\"{N(x)}\" y=\"{N(y - (NodeHeight / 2))}\" width=\"{N(width)}\" height=\"{N(NodeHeight)}\" rx=\"{N(node.IsLeaf ? 3 : NodeHeight / 2)}\"/>");
        Line($"<text x=\"{N(x + (width / 2))}\" y=\"{N(y + 4)}\">{Escaped(node.Symbol)}</text>");
    }

    private double Width(int i) => Math.Max(NodeHeight, (Letter * _graph.Nodes[i].Symbol.Length) + 14);

    private double LabelEnd(int column) => _left[column] + _nodeWidths[column] + _labelWidths[column];

    private double Y(int place) => Margin + (NodeHeight / 2) + (_layout.Row(place) * RowHeight);

    private void Line(string line) => _svg.Append(line).Append('\n');

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
