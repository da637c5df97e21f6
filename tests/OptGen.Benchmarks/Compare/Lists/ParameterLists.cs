namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>The sizes and lists that are measured.</summary>
internal static class ParameterLists
{
    /// <summary>Within the first cache.</summary>
    public static ParameterList Elements1K { get; } = Single("1,024", 1 << 10);

    /// <summary>Within the second cache.</summary>
    public static ParameterList Elements16K { get; } = Single("16 k", 1 << 14);

    /// <summary>Within the third cache.</summary>
    public static ParameterList Elements262K { get; } = Single("262 k", 1 << 18);

    /// <summary>Within the third cache, just.</summary>
    public static ParameterList Elements1M { get; } = Single("1 M", 1 << 20);

    /// <summary>In main memory.</summary>
    public static ParameterList Elements16M { get; } = Single("16 M", 1 << 24);

    /// <summary>In main memory, far beyond every cache.</summary>
    public static ParameterList Elements67M { get; } = Single("67 M", 1 << 26);

    /// <summary>A thousand tensors of 64 weights in one array.</summary>
    public static ParameterList Thousand64 { get; } = Many("1000 × 64", 64, Layout.Arena);

    /// <summary>A thousand tensors of 64 weights, each in an array of its own.</summary>
    public static ParameterList Thousand64Scattered { get; } = Many("1000 × 64 scattered", 64, Layout.Scattered);

    /// <summary>A thousand tensors of 1,024 weights, each in an array of its own.</summary>
    public static ParameterList Thousand1024 { get; } = Many("1000 × 1024", 1024, Layout.Scattered);

    /// <summary>The parameters of ResNet-50.</summary>
    public static ParameterList ResNet50 { get; } = new("ResNet-50", ResNet50Shapes.Create(), Layout.Scattered);

    /// <summary>The parameters of GPT-2 with 124 M weights.</summary>
    public static ParameterList Gpt2 { get; } = new("GPT-2 124M", Gpt2Shapes.Create(), Layout.Scattered);

    /// <summary>The matrices of a layer of GPT-2, which has twelve alike: those that Muon is for.</summary>
    public static ParameterList Gpt2Layer { get; } = new("the matrices of a GPT-2 layer", Gpt2Shapes.MatricesOfLayer, Layout.Scattered);

    /// <summary>One of them, square.</summary>
    public static ParameterList Square768 { get; } = new("768 × 768", [[768, 768]], Layout.Scattered);

    /// <summary>A square matrix.</summary>
    public static ParameterList Square1024 { get; } = new("1024 × 1024", [[1024, 1024]], Layout.Scattered);

    /// <summary>A larger one.</summary>
    public static ParameterList Square2048 { get; } = new("2048 × 2048", [[2048, 2048]], Layout.Scattered);

    /// <summary>All, from few to many weights, then the lists.</summary>
    public static IReadOnlyList<ParameterList> All { get; } =
        [Elements1K, Elements16K, Elements262K, Elements1M, Elements16M, Elements67M, Thousand64, Thousand64Scattered, Thousand1024, ResNet50, Gpt2];

    private static ParameterList Single(string name, int length) => new(name, [[length]]);

    private static ParameterList Many(string name, int length, Layout layout) => new(name, [.. Enumerable.Repeat(new[] { length }, 1000)], layout);
}
