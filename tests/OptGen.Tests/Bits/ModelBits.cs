using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OptGen.Tests.Bits;

/// <summary>The bits that models leave after some steps of training with ever other numbers of examples: losses, weights, states and predictions.</summary>
internal static class ModelBits
{
    private const int Inputs = 23;
    private const int Times = 9;

    /// <summary>One line for each model and element type.</summary>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="scale">How many times more examples there are than a few.</param>
    public static IEnumerable<string> Lines(int threads = 1, int scale = 1)
    {
        BitDense dense = new(Inputs);
        yield return Line(dense, threads, scale, (n, rows) => rows is null ? dense.Gradients(Numbers<float>(n), Labels(n, 10)) : dense.Gradients(rows, Numbers<float>(n), Labels(n, 10)), n => dense.Predict(Numbers<float>(n)).ToArray());
        WideBitDense wideDense = new(Inputs);
        yield return Line(wideDense, threads, scale, (n, rows) => rows is null ? wideDense.Gradients(Numbers<double>(n), Labels(n, 10)) : wideDense.Gradients(rows, Numbers<double>(n), Labels(n, 10)), n => wideDense.Predict(Numbers<double>(n)).ToArray());
        BitNorms norms = new(Inputs);
        yield return Line(norms, threads, scale, (n, rows) => rows is null ? norms.Gradients(Numbers<float>(n), Labels(n, 5)) : norms.Gradients(rows, Numbers<float>(n), Labels(n, 5)), n => norms.Predict(Numbers<float>(n)).ToArray());
        WideBitNorms wideNorms = new(Inputs);
        yield return Line(wideNorms, threads, scale, (n, rows) => rows is null ? wideNorms.Gradients(Numbers<double>(n), Labels(n, 5)) : wideNorms.Gradients(rows, Numbers<double>(n), Labels(n, 5)), n => wideNorms.Predict(Numbers<double>(n)).ToArray());
        BitGpt gpt = new(vocab: 29, context: 12, d: 18);
        yield return Line(gpt, threads, scale, (n, rows) => rows is null ? gpt.Gradients(Tokens(n), Tokens(n, 1), Times) : gpt.Gradients(rows, Tokens(n), Tokens(n, 1), Times), n => gpt.Predict(Tokens(n), Times).ToArray());
        WideBitGpt wideGpt = new(vocab: 29, context: 12, d: 18);
        yield return Line(wideGpt, threads, scale, (n, rows) => rows is null ? wideGpt.Gradients(Tokens(n), Tokens(n, 1), Times) : wideGpt.Gradients(rows, Tokens(n), Tokens(n, 1), Times), n => wideGpt.Predict(Tokens(n), Times).ToArray());
    }

    private static string Line<T>(Model<T> net, int threads, int scale, Func<int, int[]?, double> train, Func<int, T[]> predict)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (net.Seed, net.Threads) = (5, threads);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AdamW adam = new(1e-2);
        adam.Add(net);
        foreach (int count in (int[])[7, 1, 37])
        {
            int n = count == 1 ? 1 : count * scale;
            foreach (int[]? rows in (int[]?[])[null, [.. Enumerable.Range(0, n).Select(i => i * 5 % n)]])
            {
                double loss = train(n, rows);
                Assert.True(double.IsFinite(loss));
                hash.AppendData(BitConverter.GetBytes(loss));
                adam.Step();
            }
        }

        foreach (T[] values in (IEnumerable<T[]>)[.. net.Parameters.Select(parameter => parameter.Weights.ToArray()), .. net.States.Select(state => state.Values.ToArray()), predict(1), predict(7 * scale)])
        {
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return $"{net.GetType().Name} {typeof(T).Name} {Convert.ToHexString(hash.GetHashAndReset())}";
    }

    private static T[] Numbers<T>(int n)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, n * Inputs).Select(i => T.CreateChecked((((i * 7919L) % 1021) / 512.0) - 1))];

    private static int[] Labels(int n, int classes) => [.. Enumerable.Range(0, n).Select(i => i * 31 % 101 % classes)];

    private static int[] Tokens(int n, int shift = 0) => [.. Enumerable.Range(shift, n * Times).Select(i => (int)(i * 7919L % 1021 % 29))];
}
