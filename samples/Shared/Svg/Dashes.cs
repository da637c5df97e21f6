namespace Samples.Svg;

/// <summary>Dashes tell lines apart where colours do not.</summary>
public static class Dashes
{
    /// <summary>One kind for each colour of a series.</summary>
    public static IReadOnlyList<string> All { get; } = ["none", "6 4", "1.5 4", "9 3 2 3", "3 2"];
}
