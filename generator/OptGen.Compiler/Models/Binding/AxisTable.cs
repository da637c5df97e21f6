using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>The axes of a model. Asked for what was asked before, it gives the same axis: both passes and all cuts of one length share theirs.</summary>
internal sealed class AxisTable(TensorGraph graph)
{
    private readonly Dictionary<string, Axis> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<Axis, (Axis Primary, int Number)> _twins = [];
    private readonly Dictionary<Axis, Axis> _wholes = [];
    private readonly Dictionary<Axis, string> _owners = [];

    /// <summary>An axis with a name.</summary>
    /// <param name="owner">The path of the call whose model has the name; empty for the outermost.</param>
    /// <param name="name">The name.</param>
    /// <param name="length">How long it is, if it is new.</param>
    public Axis Named(string owner, string name, Length length) => Make($"{owner}|{name}|{length}", name, length, owner);

    /// <summary>An axis that a number or an expression makes.</summary>
    /// <param name="place">The place in the text, and the path of its call: each has its own.</param>
    /// <param name="length">How long it is.</param>
    public Axis Nameless(string place, Length length) => Make($"{place}||{length}", null, length, null);

    /// <summary>What an axis becomes that is cut or joined: the same name, another length.</summary>
    public Axis Resized(Axis axis, Length length)
    {
        Axis whole = Whole(axis);
        if (whole.Length.Equals(length))
        {
            return whole;
        }

        Axis resized = Make($"{whole.Id}~{length}", whole.Name, length, null);
        _wholes[resized] = whole;
        return resized;
    }

    /// <summary>A further axis of the same name and length; the axis itself for number 0.</summary>
    public Axis Twin(Axis primary, int number)
    {
        if (number == 0)
        {
            return primary;
        }

        Axis twin = Make($"{primary.Id}*{number}", primary.Name, primary.Length, null);
        _twins[twin] = (primary, number);
        return twin;
    }

    /// <summary>The axis that this one is a twin of, and its number; itself and 0 for others.</summary>
    public (Axis Primary, int Number) PrimaryOf(Axis axis) => _twins.TryGetValue(axis, out (Axis, int) twin) ? twin : (axis, 0);

    /// <summary>The axis that names mean, whatever was cut from it, and whichever twin this is.</summary>
    public Axis Whole(Axis axis) => _wholes.TryGetValue(PrimaryOf(axis).Primary, out Axis? whole) ? whole : PrimaryOf(axis).Primary;

    /// <summary>Whether a model called at some path, or one that it calls, named the axis.</summary>
    public bool IsOwned(Axis axis, string path) => path.Length > 0 && _owners.TryGetValue(Whole(axis), out string? owner) && owner.StartsWith(path, StringComparison.Ordinal);

    /// <summary>The axes with as few twins as there must be: a second <c>n</c> alone is the first.</summary>
    public IReadOnlyList<Axis> Canonical(IReadOnlyList<Axis> axes) => axes.All(axis => !_twins.ContainsKey(axis))
        ? axes
        : [.. axes.Select(axis => PrimaryOf(axis) is var (primary, number)
            ? Twin(primary, axes.Count(other => PrimaryOf(other) is var (same, smaller) && same == primary && smaller < number))
            : axis)];

    private Axis Make(string key, string? name, Length length, string? owner)
    {
        if (!_made.TryGetValue(key, out Axis? axis))
        {
            axis = graph.Axis(name, length);
            _made.Add(key, axis);
            if (owner is not null)
            {
                _owners.Add(axis, owner);
            }
        }

        return axis;
    }
}
