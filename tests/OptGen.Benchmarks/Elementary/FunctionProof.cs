using System.Globalization;
using System.Runtime.CompilerServices;

namespace OptGen.Benchmarks.Elementary;

/// <summary>The greatest error of a function over many arguments, in ulps.</summary>
/// <param name="Error">The error.</param>
/// <param name="Arguments">Where it is.</param>
internal sealed record FunctionError(double Error, string Arguments);

/// <summary>Compares a function with the C library's, on all processors.</summary>
internal static unsafe class FunctionProof
{
    private const int Batch = 4096;

    private const long Floats = 1L << 32;

    private delegate (double Error, nint At) Compared<T>(long first, T[] x, T[] y, T[] results);

    /// <summary>Over every so many of the 2³² floats, or over random pairs.</summary>
    public static FunctionError OfSingle(FunctionCase function, ReferenceFunctions reference, long stride, long count) =>
        Worst<float>(function.IsBinary, function.IsBinary ? count : Floats / stride, (first, x, y, results) => Compare(function, reference, stride, first, x, y, results));

    /// <summary>Over random arguments.</summary>
    public static FunctionError OfDouble(FunctionCase function, ReferenceFunctions reference, long count) =>
        Worst<double>(function.IsBinary, count, (first, x, y, results) => Compare(function, reference, first, x, y, results));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Error, nint At) Compare(FunctionCase function, ReferenceFunctions reference, long stride, long first, float[] x, float[] y, float[] results)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = function.IsBinary ? Single((ulong)(first + i), second: false) : BitConverter.UInt32BitsToSingle(unchecked((uint)((first + i) * stride)));
            y[i] = function.IsBinary ? Single((ulong)(first + i), second: true) : 0;
        }

        function.Single(x, y, results);
        double error;
        nint at;
        fixed (float* arguments = x, seconds = y, ours = results)
        {
            reference.WorstSingle(function.Index, arguments, function.IsBinary ? seconds : null, ours, x.Length, &error, &at);
        }

        return (error, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Error, nint At) Compare(FunctionCase function, ReferenceFunctions reference, long first, double[] x, double[] y, double[] results)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Arguments.At((ulong)(first + i), second: false);
            y[i] = function.IsBinary ? Arguments.At((ulong)(first + i), second: true) : 0;
        }

        function.Double(x, y, results);
        double error;
        nint at;
        fixed (double* arguments = x, seconds = y, ours = results)
        {
            reference.WorstDouble(function.Index, arguments, function.IsBinary ? seconds : null, ours, x.Length, &error, &at);
        }

        return (error, at);
    }

    /// <summary>Every sixth has all exponents of float; the others are those of double, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Single(ulong place, bool second)
    {
        double value = Arguments.At(place, second);
        return (place / (second ? 7UL : 1UL)) % 6 == 0 ? BitConverter.UInt32BitsToSingle((uint)(BitConverter.DoubleToUInt64Bits(value) >> 20)) : (float)value;
    }

    private static FunctionError Worst<T>(bool isBinary, long count, Compared<T> compare)
        where T : unmanaged, IFormattable
    {
        long batches = (count + Batch - 1) / Batch;
        FunctionError worst = new(-1, "");
        object sync = new();
        long next = 0;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            T[] x = new T[Batch];
            T[] y = new T[Batch];
            T[] results = new T[Batch];
            while (Interlocked.Increment(ref next) - 1 is long batch && batch < batches)
            {
                (double error, nint at) = compare(batch * Batch, x, y, results);
                lock (sync)
                {
                    if (error > worst.Error)
                    {
                        worst = new(error, isBinary ? string.Create(CultureInfo.InvariantCulture, $"{x[at]:R} {y[at]:R}") : x[at].ToString("R", CultureInfo.InvariantCulture));
                    }
                }
            }
        });
        return worst;
    }
}
