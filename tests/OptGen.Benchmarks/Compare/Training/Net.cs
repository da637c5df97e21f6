using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Workloads;

namespace OptGen.Benchmarks.Compare.Training;

/// <summary>A net and the data that it is trained with.</summary>
/// <param name="Layers">The lengths of its layers; PyTorch's script knows it by these.</param>
/// <param name="Data">The sides of the data, examples first.</param>
/// <param name="Least">How many times as long PyTorch's step has to take.</param>
/// <param name="BoundBy">What bounds its step.</param>
/// <param name="Create">Makes the net for so many threads, and what takes the gradients of a batch.</param>
internal sealed record Net(string Layers, int[] Data, double Least, string BoundBy, Func<int, (Model<float> Net, Action TakeGradients)> Create)
{
    /// <summary>What weights change by at a step: so little that the thousands of steps of a measurement stay where training begins, and no gradient vanishes.</summary>
    private const double Rate = 1e-6;

    private const int Vocabulary = 65;
    private const string Products = "products, whose limit is the processor's multiply-add units";
    private const string Overhead = "PyTorch's overhead for a call, which differs from machine to machine";

    /// <summary>The nets.</summary>
    public static IReadOnlyList<Net> All { get; } =
    [
        new("784-50-10", [100, 784], 3.2, Products, threads =>
        {
            OneHiddenLayer net = new() { Threads = threads };
            (float[] x, int[] y) = (Values(100 * 784), Numbers(100, 10));
            return (net, () => net.Gradients(x, y));
        }),
        new("784-512-512-10", [128, 784], 1.5, Products, threads =>
        {
            TwoHiddenLayers net = new() { Threads = threads };
            (float[] x, int[] y) = (Values(128 * 784), Numbers(128, 10));
            return (net, () => net.Gradients(x, y));
        }),
        new("convolution", [100, 784], 4, $"{Products}; in PyTorch max pooling", threads =>
        {
            Convolution net = new() { Threads = threads };
            (float[] x, int[] y) = (Values(100 * 784), Numbers(100, 10));
            return (net, () => net.Gradients(x, y));
        }),
        new("2-64-64-1", [32, 2], 25, Overhead, threads =>
        {
            Regression net = new() { Threads = threads };
            (float[] x, float[] t) = (Values(32 * 2), Values(32));
            return (net, () => net.Gradients(x, t));
        }),
        new("784-10", [1, 784], 25, Overhead, threads =>
        {
            Logistic net = new() { Threads = threads };
            (float[] x, int[] y) = (Values(784), Numbers(1, 10));
            return (net, () => net.Gradients(x, y));
        }),
        new("transformer", [8, 64], 1.5, $"{Products}; functions and sums of elements between them", threads =>
        {
            Gpt net = new(Vocabulary, context: 64, d: 128) { Threads = threads };
            (int[] tokens, int[] next) = (Numbers(8 * 64, Vocabulary), Numbers(8 * 64, Vocabulary));
            return (net, () => net.Gradients(tokens, next, T: 64));
        }),
        new("GRU", [32, 32, 64], 1.5, $"{Products}, small ones for each of 32 places", threads =>
        {
            Sequences net = new(64) { Threads = threads };
            (float[] x, int[] y) = (Values(32 * 32 * 64), Numbers(32, 10));
            return (net, () => net.Gradients(x, y));
        }),
    ];

    /// <summary>What tables call it.</summary>
    public string Name => $"{Layers}, batch {Data[0]}";

    /// <summary>The data, as PyTorch's script is told of it.</summary>
    public ParameterList List => new(Name, [Data]);

    /// <summary>A step: gradients of a batch, and AdamW.</summary>
    /// <param name="threads">How many threads may take part.</param>
    public Action Step(int threads)
    {
        (Model<float> net, Action takeGradients) = Create(threads);
        Optimizer optimizer = new AdamW(lr: Rate).With(threads);
        optimizer.Add(net);
        return () =>
        {
            takeGradients();
            optimizer.Step();
        };
    }

    private static float[] Values(int count)
    {
        float[] values = new float[count];
        new RandomValues(1).FillSigned(values);
        return values;
    }

    private static int[] Numbers(int count, int below)
    {
        Random random = new(2);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];
    }
}
