using System.Collections.Immutable;

namespace OptGen.Generator.Dependencies;

/// <summary>The surfaces of all files of a project, by name.</summary>
internal sealed class ProjectSurface
{
    private static readonly HashSet<string> KnownNames = new(["Optimizer", "OptimizerAttribute", "Schedule", "ScheduleAttribute", "Model", "ModelAttribute"], StringComparer.Ordinal);

    private readonly Dictionary<string, List<SurfaceEntry>> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributedType?> _optimizers = new(StringComparer.Ordinal);
    private readonly List<GlobalUsing> _globalUsings = [];
    private readonly HashSet<string> _attributeNames;

    private ProjectSurface(ImmutableArray<FileSurface> files)
    {
        foreach (FileSurface file in files)
        {
            _globalUsings.AddRange(file.GlobalUsings);
            foreach (SurfaceEntry entry in file.Entries)
            {
                if (!_entries.TryGetValue(entry.Name, out List<SurfaceEntry>? namesakes))
                {
                    _entries.Add(entry.Name, namesakes = []);
                }

                namesakes.Add(entry);
            }
        }

        _attributeNames = NamesOfTheAttributes(_globalUsings);
        foreach (AttributedType type in files.SelectMany(file => file.AttributedTypes).Where(type => type.AttributeNames.Any(_attributeNames.Contains)))
        {
            // Two parts that nothing tells apart are in two files of one path, and one of them is a mistake: neither is generated.
            bool isKnown = _optimizers.TryGetValue(type.MetadataName, out AttributedType? first);
            _optimizers[type.MetadataName] = !isKnown ? type : type.Equals(first) ? null : first;
        }
    }

    /// <summary>Puts the files of a project together.</summary>
    public static ProjectSurface Of(ImmutableArray<FileSurface> files) => new(files);

    /// <summary>
    /// What an attributed part of a type depends on; null where it is no optimizer, or where another of its parts stands for it, for no file may be made
    /// twice.
    /// </summary>
    public OptimizerDependencies? Of(AttributedType type)
    {
        if (!_optimizers.TryGetValue(type.MetadataName, out AttributedType? first) || !type.Equals(first))
        {
            return null;
        }

        HashSet<string> reached = new(type.Names, StringComparer.Ordinal);
        Queue<string> next = new(reached);
        List<string> texts = [];
        HashSet<string> usings = new(StringComparer.Ordinal);
        bool composesStrings = false;
        foreach (GlobalUsing directive in _globalUsings)
        {
            texts.Add(directive.Text);
            Reach(directive.Mentions);
        }

        while (next.Count > 0)
        {
            if (!_entries.TryGetValue(next.Dequeue(), out List<SurfaceEntry>? entries))
            {
                continue;
            }

            foreach (SurfaceEntry entry in entries)
            {
                texts.Add(entry.Text);
                if (usings.Add(entry.Usings))
                {
                    texts.Add(entry.Usings);
                }

                Reach(entry.Mentions);
                if (entry.ComposesStrings && !composesStrings)
                {
                    // Any optimizer's name may be what was put together.
                    composesStrings = true;
                    Reach(_optimizers.Values.SelectMany(optimizer => optimizer?.Names ?? []));
                }
            }
        }

        return new OptimizerDependencies(type.MetadataName, new(texts));

        void Reach(IEnumerable<string> names)
        {
            foreach (string name in names)
            {
                if (reached.Add(name))
                {
                    next.Enqueue(name);
                }
            }
        }
    }

    /// <summary>The names that the attributes may have: their own, and aliases for all files, also aliases of these.</summary>
    private static HashSet<string> NamesOfTheAttributes(List<GlobalUsing> globalUsings)
    {
        HashSet<string> names = new(KnownNames, StringComparer.Ordinal);
        foreach (string alias in globalUsings.Where(directive => directive.Alias.Length > 0 && KnownNames.Contains(directive.Target)).Select(directive => directive.Alias))
        {
            names.Add(alias);
            names.Add(WithoutSuffix(alias));
        }

        return names;
    }

    private static string WithoutSuffix(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
}
