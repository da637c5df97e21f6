using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass that goes chunk by chunk, so that each is measured while it is in the nearest cache.</summary>
/// <param name="chunks">The pass.</param>
/// <param name="measures">What to measure.</param>
internal readonly struct MeasuredChunks<TChunks, T>(in TChunks chunks, StepMeasures measures) : IChunks<T>
    where TChunks : struct, IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TChunks _chunks = chunks;

    public static StepMeasures Measures => TChunks.Measures;

    public static int Results => TChunks.Results;

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded) =>
        parameter.RunChunks(in _chunks, in operands, measures, start, end, folded);

    public static void Collect(Parameter<T> parameter, ReadOnlySpan<double> folded, int chunks) => TChunks.Collect(parameter, folded, chunks);
}
