using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>The values that one name of the rule has held one after the other, of those that have a variable.</summary>
internal sealed class Versions(ValueNames names)
{
    private readonly Dictionary<string, List<Node>> _versions = new(StringComparer.Ordinal);

    public void Add(Node node)
    {
        if (names.Given(node) is { } name)
        {
            if (!_versions.TryGetValue(name, out List<Node>? versions))
            {
                _versions.Add(name, versions = []);
            }

            versions.Add(node);
        }
    }

    /// <summary>The last one before a value of the same name; null where there is none.</summary>
    public Node? Before(Node node, Func<Node, bool> counts)
    {
        Node? last = null;
        if (names.Given(node) is { } name && _versions.TryGetValue(name, out List<Node>? versions))
        {
            foreach (Node version in versions)
            {
                if (version.Id < node.Id && (last is null || version.Id > last.Id) && counts(version))
                {
                    last = version;
                }
            }
        }

        return last;
    }
}
