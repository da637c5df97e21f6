namespace Repository.Tests.Architecture;

/// <summary>The page on the architecture says which folders may know which; the sources keep to it.</summary>
public sealed class FolderTableTests
{
    private static readonly string[] Generator = ["generator/OptGen.Compiler", "generator/OptGen.Generator"];

    private const string Runtime = "src/OptGen";

    private static readonly FolderTable Table = FolderTable.Read(File.ReadAllText(SourceTree.PathOf("docs", "architecture.md")));

    private static readonly IReadOnlyDictionary<string, string> GeneratorSources = Generator.SelectMany(SourcesOf).ToDictionary();

    private static readonly IReadOnlyDictionary<string, string> RuntimeSources = SourcesOf(Runtime).ToDictionary();

    private static readonly IReadOnlyList<FolderReference> References =
        [.. FolderReferences.Find(GeneratorSources, Table.FolderOf), .. FolderReferences.Find(RuntimeSources, Table.FolderOf)];

    [Fact]
    public void Every_folder_has_a_row() =>
        Assert.DoesNotContain(GeneratorSources.Keys.Concat(RuntimeSources.Keys).Select(Table.FolderOf).Distinct(), folder => !Table.MayKnow.ContainsKey(folder));

    [Fact]
    public void Sources_name_only_what_their_row_allows() =>
        AssertNone(Table.Forbidden(References).DistinctBy(reference => (reference.File, reference.To)).Select(reference => reference.ToString()));

    [Fact]
    public void Rows_allow_only_what_sources_name() => AssertNone(Table.Unused(References));

    [Fact]
    public void No_folder_knows_itself_by_way_of_others() => AssertNone(Table.Cycles());

    /// <summary>What the tests above would miss if they could not fail.</summary>
    [Fact]
    public void A_reference_that_is_planted_is_found()
    {
        FolderTable table = FolderTable.Read("| `src/A` | is known | nothing |\n| `src/B` | knows | `A` |\n");
        Dictionary<string, string> sources = new()
        {
            ["src/A/Low.cs"] = "namespace A; class Low { int Reach(B.High high) => high.Height; }",
            ["src/B/High.cs"] = "namespace B; class High { public int Height; A.Low low; }",
        };
        IReadOnlyList<FolderReference> references = FolderReferences.Find(sources, table.FolderOf);

        Assert.Equal([new("src/A", "src/B", "src/A/Low.cs", "High")], table.Forbidden(references).Distinct());
        Assert.Empty(table.Unused(references));
        Assert.Equal(["src/B → src/A"], table.Unused([]));
    }

    [Fact]
    public void A_cycle_that_is_planted_is_found() =>
        Assert.Equal(
            ["src/A", "src/B", "src/C"],
            FolderTable.Read("| `src/A` | … | `C` |\n| `src/B` | … | `A` |\n| `src/C` | … | `B` |\n| `src/D` | … | `A` |\n").Cycles());

    /// <summary>The sources of the runtime are understood: what is planted among them is found, and nothing else of the file.</summary>
    [Fact]
    public void A_reference_upwards_that_is_planted_in_the_runtime_is_found()
    {
        const string Planted = $"{Runtime}/Memory/Planted.cs";
        Dictionary<string, string> sources = new(RuntimeSources)
        {
            [Planted] = "namespace OptGen.Memory; class Planted { Occupancy own; long Reach(Adam adam, Parameters.ParameterSet set) => set.StepCount; }",
        };

        Assert.Equal(
            ["Optimizers", "Parameters"],
            Table.Forbidden(FolderReferences.Find(sources, Table.FolderOf, only: Planted)).Select(reference => Path.GetFileName(reference.To)).Distinct());
    }

    [Fact]
    public void A_cycle_that_is_planted_in_the_runtime_is_found()
    {
        FolderTable table = new(new Dictionary<string, IReadOnlyList<string>>(Table.MayKnow) { [$"{Runtime}/Codes"] = [$"{Runtime}/Lanes"] });

        Assert.Equal([$"{Runtime}/Codes", $"{Runtime}/Lanes"], table.Cycles());
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        string[] found = [.. findings];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    private static IEnumerable<KeyValuePair<string, string>> SourcesOf(string project) =>
        Directory.EnumerateFiles(SourceTree.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith(project + "/bin/", StringComparison.Ordinal) && !path.StartsWith(project + "/obj/", StringComparison.Ordinal))
            .Select(path => KeyValuePair.Create(path, File.ReadAllText(SourceTree.PathOf(path))));
}
