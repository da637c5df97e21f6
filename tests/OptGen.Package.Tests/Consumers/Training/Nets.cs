using System.Numerics;
using OptGen;

/// <summary>Models: products with all that follows them, norms with states and noise, attention with tables. Prints a hash over the bits of each after some steps, and how many of its numbers are finite.</summary>
internal static class Nets
{
    private const int Inputs = 23;
    private const int Times = 9;

    public static void Print()
    {
        Perceptron dense = new(Inputs);
        Print(dense, n => dense.Gradients(Floats(n), Labels(n, 10)), n => dense.Predict(Floats(n)).ToArray());
        WidePerceptron wideDense = new(Inputs);
        Print(wideDense, n => wideDense.Gradients(Doubles(n), Labels(n, 10)), n => wideDense.Predict(Doubles(n)).ToArray());
        Normed norms = new(Inputs);
        Print(norms, n => norms.Gradients(Floats(n), Labels(n, 5)), n => norms.Predict(Floats(n)).ToArray());
        WideNormed wideNorms = new(Inputs);
        Print(wideNorms, n => wideNorms.Gradients(Doubles(n), Labels(n, 5)), n => wideNorms.Predict(Doubles(n)).ToArray());
        Language gpt = new(vocab: 29, context: 12, d: 18);
        Print(gpt, n => gpt.Gradients(Tokens(n), Tokens(n, 1), Times), n => gpt.Predict(Tokens(n), Times).ToArray());
        WideLanguage wideGpt = new(vocab: 29, context: 12, d: 18);
        Print(wideGpt, n => wideGpt.Gradients(Tokens(n), Tokens(n, 1), Times), n => wideGpt.Predict(Tokens(n), Times).ToArray());
    }

    private static void Print<T>(Model<T> net, Func<int, double> train, Func<int, T[]> predict)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        net.Seed = 5;
        AdamW adam = new(1e-2);
        adam.Add(net);
        List<double> numbers = [];
        foreach (int count in new[] { 7, 1, 37 })
        {
            numbers.Add(train(count));
            adam.Step();
        }

        numbers.AddRange(net.Parameters.SelectMany(parameter => parameter.Weights.ToArray()).Concat(net.States.SelectMany(state => state.Values.ToArray())).Concat(predict(7)).Select(double.CreateChecked));
        Parts.PrintHash(net.GetType().Name, typeof(T) == typeof(float) ? "float" : "double", numbers);
    }

    private static double[] Doubles(int n) => [.. Enumerable.Range(0, n * Inputs).Select(i => (((i * 7919L) % 1021) / 512.0) - 1)];

    private static float[] Floats(int n) => [.. Doubles(n).Select(number => (float)number)];

    private static int[] Labels(int n, int classes) => [.. Enumerable.Range(0, n).Select(i => i * 31 % 101 % classes)];

    private static int[] Tokens(int n, int shift = 0) => [.. Enumerable.Range(shift, n * Times).Select(i => (int)(i * 7919L % 1021 % 29))];

    public const string TextOfPerceptron = """
        x[N, k]; y[N]
        h = relu(Dense(x, 37)); g = gelu(Dense(h, 19)); z[N, c] = Dense(g, 10)
        loss = crossentropy(z, y)
        softmax(z, c)
        """;

    public const string TextOfNormed = """
        x[N, k]; y[N]
        for i in 0..2 { x = dropout(relu(BatchNorm(Dense(x, 33))), .2) }
        z[N, c] = DropConnect(GroupNorm(x, 3), 5)
        loss = crossentropy(z, y)
        softmax(z, c)
        """;

    public const string TextOfLanguage = """
        x[N, T]; y[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
        h = E[x] + P[index(T)]
        for i in 0..2 { h = TransformerBlock(h, 3, causal: true) }
        z = LayerNorm(h) @ Eᵀ
        loss = crossentropy(z, y)
        z
        """;
}

[Model(Nets.TextOfPerceptron)] public partial class Perceptron;

[Model(Nets.TextOfPerceptron, Element = typeof(double))] public partial class WidePerceptron;

[Model(Nets.TextOfNormed)] public partial class Normed;

[Model(Nets.TextOfNormed, Element = typeof(double))] public partial class WideNormed;

[Model(Nets.TextOfLanguage)] public partial class Language;

[Model(Nets.TextOfLanguage, Element = typeof(double))] public partial class WideLanguage;
