using System.Diagnostics;

namespace OptGen.Benchmarks.Elementary;

/// <summary>The time of a function over floats in the nearest cache, in nanoseconds an element.</summary>
internal static class FunctionTime
{
    private const int Elements = 4096;

    private const int Turns = 101;

    private const int Repeats = 4;

    /// <summary>The medians of ours, of <see cref="Math"/> and of System.Numerics.Tensors, in turns.</summary>
    public static double?[] Of(FunctionCase function)
    {
        Random random = new(1);
        float[] x = new float[Elements];
        float[] y = new float[Elements];
        float[] results = new float[Elements];
        for (int i = 0; i < Elements; i++)
        {
            x[i] = (float)(function.Range.From + (random.NextDouble() * (function.Range.To - function.Range.From)));
            y[i] = (float)(random.NextDouble() * 5);
        }

        FunctionCase.Map<float>?[] contenders = [function.Single, function.Scalar, function.Tensor];
        List<double>[] times = [[], [], []];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                if (contenders[i] is { } map)
                {
                    long start = Stopwatch.GetTimestamp();
                    for (int repeat = 0; repeat < Repeats; repeat++)
                    {
                        map(x, y, results);
                    }

                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Repeats * Elements));
                }
            }
        }

        return [.. times.Select(each => each.Count == 0 ? null : (double?)each.Order().ElementAt(Turns / 2))];
    }
}
