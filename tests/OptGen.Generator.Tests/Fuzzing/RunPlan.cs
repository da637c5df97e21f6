namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>A parameter of a run.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="IsDouble">Whether its weights are doubles, otherwise floats.</param>
/// <param name="AddedBefore">The step before which it is added.</param>
internal sealed record ParameterPlan(int[] Shape, bool IsDouble, int AddedBefore);

/// <summary>The parameters of an optimizer, and what their numbers are.</summary>
internal sealed record RunPlan(IReadOnlyList<ParameterPlan> Parameters, Numbers Numbers)
{
    private static readonly int[][] SmallShapes =
    [
        [1], [7], [16], [67], [130], [0], [4, 6], [1, 9], [9, 1], [1, 1], [5, 33], [17, 16], [3, 2, 5], [2, 1, 3], [0, 5], [3, 0], [4, 0, 2],
    ];

    /// <summary>Below and beyond the chunks that reductions are made in.</summary>
    private static readonly int[][] LargeShapes = [[4096], [4097], [8200], [2, 4097], [4099, 2], [64, 65], [3, 7, 201]];

    /// <summary>The runs for a rule: of one that reduces, several parameters together.</summary>
    public static IEnumerable<RunPlan> Of(int seed, bool reduces)
    {
        if (!reduces)
        {
            ParameterPlan[] parameters = [.. new int[][] { [1], [7], [67], [4, 6] }.SelectMany(shape => new[] { false, true }.Select(isDouble => new ParameterPlan(shape, isDouble, 1)))];
            return new[] { Numbers.Ordinary, Numbers.Wide, Numbers.NonFinite }.Select(numbers => new RunPlan(parameters, numbers));
        }

        Random random = new(seed);
        return new[] { Numbers.Dense, Numbers.Ordinary, Numbers.Occasional, Numbers.Wide }.Select((numbers, i) => new RunPlan(RandomParameters(random, isLarge: i == seed % 8), numbers));
    }

    private static ParameterPlan[] RandomParameters(Random random, bool isLarge) =>
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(i => new ParameterPlan(
            isLarge && i == 0 ? LargeShapes[random.Next(LargeShapes.Length)] : SmallShapes[random.Next(SmallShapes.Length)],
            random.Next(2) == 0,
            i > 0 && random.Next(4) == 0 ? 2 + random.Next(2) : 1))];
}
