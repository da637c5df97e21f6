namespace OptGen.Tests.Bits;

/// <summary>The texts of models whose bits are compared: products with all that follows them, norms with states and noise, attention with tables, windows, rounds along an axis.</summary>
internal static class BitNets
{
    public const string Dense = """
        x[N, k]; y[N]
        h = relu(Dense(x, 37)); g = gelu(Dense(h, 19)); z[N, c] = Dense(g, 10)
        loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
        softmax(z, c)
        """;

    public const string Norms = """
        x[N, k]; y[N]
        for i in 0..2 { x = dropout(relu(BatchNorm(Dense(x, 33))), .2) }
        z[N, c] = DropConnect(GroupNorm(x, 3), 5)
        loss = crossentropy(z, y)
        softmax(z, c)
        """;

    public const string Gpt = """
        x[N, T]; y[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
        h = E[x] + P[index(T)]
        for i in 0..2 { h = TransformerBlock(h, 3, causal: true) }
        z = LayerNorm(h) @ Eᵀ
        loss = crossentropy(z, y)
        z
        """;

    public const string Windows = """
        x[N, H, W, C]; y[N]
        h = maxpool(relu(BatchNorm(Conv(x, 5, 3, pad: 1))), 1.4)
        h = avgpool(gelu(Conv(h, 6, 2, stride: 2, pad: 1)), 2)
        z[N, c] = Dense(flatten(h), 5)
        loss = crossentropy(z, y)
        softmax(z, c)
        """;

    public const string Rounds = """
        x[N, T, k]; y[N]
        z[N, c] = Dense(mean(LSTM(GRU(x, 19), 7), T), 5)
        loss = crossentropy(z, y)
        softmax(z, c)
        """;
}

[Model(BitNets.Dense)]
public partial class BitDense;

[Model(BitNets.Dense, Element = typeof(double))]
public partial class WideBitDense;

[Model(BitNets.Norms)]
public partial class BitNorms;

[Model(BitNets.Norms, Element = typeof(double))]
public partial class WideBitNorms;

[Model(BitNets.Gpt)]
public partial class BitGpt;

[Model(BitNets.Gpt, Element = typeof(double))]
public partial class WideBitGpt;

[Model(BitNets.Windows)]
public partial class BitWindows(int H, int W, int C);

[Model(BitNets.Windows, Element = typeof(double))]
public partial class WideBitWindows(int H, int W, int C);

[Model(BitNets.Rounds)]
public partial class BitRounds(int k);

[Model(BitNets.Rounds, Element = typeof(double))]
public partial class WideBitRounds(int k);
