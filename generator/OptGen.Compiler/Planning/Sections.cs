using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// The sections of a step that stand between the gradients that it asks for: which section a value belongs to, and how many passes come before each. All of
/// a section's reductions are made in it, for the memory that they read is overwritten before the next.
/// </summary>
internal sealed class Sections
{
    private readonly Dictionary<Node, int> _sections = [];
    private readonly Dictionary<Node, bool> _passing = [];
    private readonly int[] _starts;

    /// <param name="calls">The gradients, in their order.</param>
    /// <param name="starts">The first pass of each section but the first one.</param>
    /// <param name="weights">The weights before the step.</param>
    public Sections(IReadOnlyList<GradientCall> calls, IReadOnlyList<int> starts, Node weights)
    {
        Calls = calls;
        Weights = weights;
        _starts = [0, .. starts];
    }

    public IReadOnlyList<GradientCall> Calls { get; }

    /// <summary>The weights before the step.</summary>
    public Node Weights { get; }

    /// <summary>Whether a pass is the last one before a gradient.</summary>
    public bool EndsSection(int pass) => _starts.Contains(pass + 1);

    /// <summary>The section that a value can first be computed in.</summary>
    public int Of(Node node)
    {
        if (!_sections.TryGetValue(node, out int section))
        {
            InputsFirst.Visit(
                node,
                _sections.ContainsKey,
                value => value.Inputs,
                value => _sections.Add(value, value.IsAnswer ? CallOf(value) : value.Inputs.Select(input => _sections[input]).DefaultIfEmpty(0).Max()));
            section = _sections[node];
        }

        return section;
    }

    /// <summary>The number of the call that gives a gradient or loss, from 1 on.</summary>
    public static int CallOf(Node answer) => int.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The section that a pass belongs to.</summary>
    public int OfPass(int pass) => _starts.Count(start => start <= pass) - 1;

    public int FirstPass(int section) => _starts[section];

    /// <summary>The last pass of a section that another one follows.</summary>
    public int LastPass(int section) => _starts[section + 1] - 1;

    /// <summary>Whether an element is made of what only one section of the step finds in memory: weights and gradients.</summary>
    public bool IsPassing(Node node)
    {
        if (!_passing.TryGetValue(node, out bool passing))
        {
            InputsFirst.Visit(
                node,
                _passing.ContainsKey,
                value => IsMadeInPass(value) ? value.Inputs : [],
                value => _passing.Add(value, IsMadeInPass(value) && (IsPassingLeaf(value) || value.Inputs.Any(input => _passing[input]))));
            passing = _passing[node];
        }

        return passing;
    }

    private static bool IsMadeInPass(Node node) => node is { IsElement: true, IsMatrixFunction: false, IsReductionOfElements: false };

    public static bool IsPassingLeaf(Node node) =>
        node.Operation is Operation.Weight or Operation.Gradient or Operation.FurtherGradient;
}
