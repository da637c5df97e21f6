using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OptGen.Tests.Bits;

/// <summary>The bits that models leave after some steps of training with ever other numbers of examples: losses, weights, states and predictions.</summary>
internal static class ModelBits
{
    private const int Inputs = 23;
    private const int Times = 9;
    private const int Height = 9;
    private const int Width = 7;

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
        BitWindows windows = new(Height, Width, 2);
        yield return Line(windows, threads, scale, (n, rows) => rows is null ? windows.Gradients(Images<float>(n), Labels(n, 5)) : windows.Gradients(rows, Images<float>(n), Labels(n, 5)), n => windows.Predict(Images<float>(n)).ToArray());
        WideBitWindows wideWindows = new(Height, Width, 2);
        yield return Line(wideWindows, threads, scale, (n, rows) => rows is null ? wideWindows.Gradients(Images<double>(n), Labels(n, 5)) : wideWindows.Gradients(rows, Images<double>(n), Labels(n, 5)), n => wideWindows.Predict(Images<double>(n)).ToArray());
        BitRounds rounds = new(5);
        yield return Line(rounds, threads, scale, (n, rows) => rows is null ? rounds.Gradients(Series<float>(n), Labels(n, 5)) : rounds.Gradients(rows, Series<float>(n), Labels(n, 5)), n => rounds.Predict(Series<float>(n), T: Times).ToArray());
        WideBitRounds wideRounds = new(5);
        yield return Line(wideRounds, threads, scale, (n, rows) => rows is null ? wideRounds.Gradients(Series<double>(n), Labels(n, 5)) : wideRounds.Gradients(rows, Series<double>(n), Labels(n, 5)), n => wideRounds.Predict(Series<double>(n), T: Times).ToArray());
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

    private static T[] Images<T>(int n)
        where T : unmanaged, IFloatingPointIeee754<T> => Numbers<T>(n, Height * Width * 2);

    private static T[] Series<T>(int n)
        where T : unmanaged, IFloatingPointIeee754<T> => Numbers<T>(n, Times * 5);

    private static T[] Numbers<T>(int n, int each = Inputs)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, n * each).Select(i => T.CreateChecked((((i * 7919L) % 1021) / 512.0) - 1))];

    private static int[] Labels(int n, int classes) => [.. Enumerable.Range(0, n).Select(i => i * 31 % 101 % classes)];

    private static int[] Tokens(int n, int shift = 0) => [.. Enumerable.Range(shift, n * Times).Select(i => (int)(i * 7919L % 1021 % 29))];
}
