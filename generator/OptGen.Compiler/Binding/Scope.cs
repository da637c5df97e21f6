using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The value that each name holds at one place of the rule.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Node> _values;
    private readonly List<string> _order;

    public Scope()
    {
        _values = new Dictionary<string, Node>(StringComparer.Ordinal);
        _order = [];
    }

    private Scope(Scope other)
    {
        _values = new Dictionary<string, Node>(other._values, StringComparer.Ordinal);
        _order = [.. other._order];
    }

    /// <summary>In the order in which they were first set, so that what is made of them does not depend on hashing.</summary>
    public IEnumerable<string> Keys => _order;

    public Node this[string key]
    {
        get => _values[key];
        set
        {
            if (!_values.ContainsKey(key))
            {
                _order.Add(key);
            }

            _values[key] = value;
        }
    }

    public bool TryGet(string key, out Node node) => _values.TryGetValue(key, out node!);

    public Scope Copy() => new(this);
}
