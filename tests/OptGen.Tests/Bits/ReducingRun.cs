using System.Numerics;
using OptGen.Tests.Blocks;
using OptGen.Tests.MatrixRules;
using OptGen.Tests.Quantiles;
using OptGen.Tests.Randomness;
using OptGen.Tests.Reductions;
using OptGen.Tests.Rows;
using OptGen.Tests.Zoo;

namespace OptGen.Tests.Bits;

/// <summary>Rules whose elements depend on each other or on their places: the bits of what comes of a few steps depend on the shape alone.</summary>
internal static class ReducingRun
{
    /// <summary>Rules of orders, axes, places, other sizes and histories.</summary>
    public static IReadOnlyList<Type> Places { get; } =
        [typeof(PutsInOrder), typeof(ReducesOtherSizes), typeof(ReducesAxes), typeof(CountsPlaces), typeof(RemembersShapes)];

    /// <summary>Those of the library, and rules that have between them what no shipped one has.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. ShippedOptimizers.Others,
        .. StackedWrappers.Types,
        typeof(ReducesParameter), typeof(ReducesAll), typeof(Lamb), typeof(ClippedAveraged), typeof(Prodigious), typeof(ErrorFeedback), typeof(ReducesUpdatedWeights),
        typeof(EveryRowAndColumn), typeof(ShowsRowsAndColumns), typeof(TorchAdafactor), typeof(Units), typeof(CrossesAxes), typeof(ConditionsOnVectors),
        typeof(MiniAdam), typeof(BlockNormalized), typeof(EveryBlock), typeof(BlocksAndColumns), typeof(QuantilesInPasses), typeof(RowQuantiles),
        typeof(QuantilesOfAll), typeof(QuantilesOfVectors), typeof(BlockQuantiles), typeof(ColumnQuantiles), typeof(DrawsInEveryPass), typeof(DrawsForRows),
        typeof(MatrixRules.Products), typeof(SimpleMuon), typeof(ReadsOldAndNew), typeof(Measures), typeof(InvertsSometimes), typeof(LowRank),
        .. Places,
        .. RandomRules,
    ];

    /// <summary>Rules written at random, which combine what nobody thought of.</summary>
    private static IEnumerable<Type> RandomRules =>
        typeof(ReducingRun).Assembly.GetTypes().Where(type => type.Name.StartsWith("Random", StringComparison.Ordinal) && type.IsSubclassOf(typeof(Optimizer))).OrderBy(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    /// <summary>Below, at and beyond a lane and a chunk, in rows that are no whole lanes.</summary>
    private static IReadOnlyList<int[]> Shapes { get; } = [[1, 1], [3, 5], [1, 16], [17, 1], [4, 16], [5, 33], [2, 4097], [130, 63]];

    private static IReadOnlyList<int[]> ShapesOfMoreAxes { get; } = [[3, 5], [1, 1, 1], [2, 3, 17], [5, 16, 1], [3, 33, 4, 5], [2, 2, 2050]];

    /// <summary>Beyond a chunk with sides as short as can be: eigenvectors take the third power of a side. <see cref="MatrixBits"/> goes beyond the blocks of a product.</summary>
    private static IReadOnlyList<int[]> ShapesOfMatrices { get; } = [.. Shapes.Where(shape => shape[0] * shape[1] < 1000), [66, 63]];

    /// <summary>The shapes to run a rule on.</summary>
    public static IEnumerable<int[]> ShapesFor(Type type) =>
        type == typeof(ReducesAxes) ? ShapesOfMoreAxes : ShippedOptimizers.Create(type).Info.Layout.MatrixOperations.Count > 0 ? ShapesOfMatrices : Shapes;

    public static int Length(int[] shape) => shape.Aggregate(1, (length, axis) => length * axis);

    /// <summary>Runs on the memory given, whose values are overwritten; weights, then states.</summary>
    /// <param name="type">The rule.</param>
    /// <param name="weights">As many elements as the shape has.</param>
    /// <param name="gradient">As many again.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="isFinite">Whether there are no special values among the gradients, which would soon make everything NaN.</param>
    public static ulong[] Run<T>(Type type, Memory<T> weights, Memory<T> gradient, int[] shape, bool isFinite)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Optimizer optimizer = ShippedOptimizers.Create(type);
        for (int i = 0; i < weights.Length; i++)
        {
            weights.Span[i] = T.CreateTruncating(Trajectory.Weight(i));
        }

        Parameter parameter = optimizer.AddWithGivens("w", weights, gradient, shape);
        for (int step = 1; step <= 3; step++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient.Span[i] = isFinite ? T.CreateTruncating(Trajectory.Gradient(i, step)) : BitInputs.Gradient<T>(i, step);
            }

            optimizer.StepWithLoss(1.0 / step);
        }

        List<ulong> bits = [];
        foreach (T weight in weights.Span)
        {
            bits.Add(BitRun.Bits(weight));
        }

        foreach (StateInfo state in parameter.States)
        {
            bits.AddRange(optimizer.State(parameter, state.Name).ToArray().Select(BitRun.Bits));
        }

        return [.. bits];
    }
}
