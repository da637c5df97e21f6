namespace OptGen.Generator.Tests.Models;

/// <summary>Models as they are while somebody types them, or makes mistakes.</summary>
internal static class DamagedModels
{
    private static readonly string[] Pieces =
    [
        "N", "x", "W", "h", "[", "]", "(", ")", "@", "*", "+", "T", ": ", "..", " ~ 0", " = ", ";", "\n", "Dense(x, 5)", "mean(", "sum(", ", ", "0", "1.5", "train",
        "if (train) {", "}", "for i in 0..2 {", "normal()", "index(T)", "ᵀ", "²", "stop(", "split(x, k: a, b)", "-", "/", "loss", "expand(", ".T", "seed = mean(x)", "==",
        "lgamma(", "∂(", "argmax(x, k)", "for s in T { h = x[s] }", "conv(x, K, pad: 1)", "he", "√", "E[y]", "maxpool(x, 2)", "λ := 1",
    ];

    /// <summary>The examples, those included that only some versions compile.</summary>
    public static IReadOnlyList<ModelClass> Examples { get; } = [.. ContractModels.All.Concat(
    [
        new("ConvNet", """
            x[N, H, W, C]; y[N]
            h = maxpool(relu(Conv(x, 30, 5)), 2)
            z[N, c] = Dense(relu(Dense(flatten(h), 100)), 10)
            loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
            argmax(z, c)
            """, "int H = 28, int W = 28, int C = 1"),
        new("Residual", "x[N, H, W, C]; h = relu(BatchNorm(Conv(x, C, 3, pad: 1))); relu(x + BatchNorm(Conv(h, C, 3, pad: 1)))"),
        new("GRU", """
            x[N, T, k]; Wz[k, n] ~ xavier; Wr[k, n] ~ xavier; Wh[k, n] ~ xavier; Uz[n, n] ~ orthogonal; Ur[n, n] ~ orthogonal; Uh[n, n] ~ orthogonal
            bz[n] ~ 0; br[n] ~ 0; bh[n] ~ 0
            h = 0
            for s in T {
                z = sigmoid(x[s] @ Wz + h @ Uz + bz); r = sigmoid(x[s] @ Wr + h @ Ur + br)
                h = lerp(h, tanh(x[s] @ Wh + (r*h) @ Uh + bh), z)
            }
            h
            """, "int n"),
        new("Sequences", "x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 64), 5); loss = crossentropy(z, y); argmax(z, c)", "int k"),
    ]).DistinctBy(model => model.Name)];

    /// <summary>A text with a piece inserted or overwritten, or that goes on as another one.</summary>
    public static ModelClass Mutated(Random random)
    {
        ModelClass model = Examples[random.Next(Examples.Count)];
        string other = Examples[random.Next(Examples.Count)].Text;
        int at = random.Next(model.Text.Length);
        string piece = Pieces[random.Next(Pieces.Length)];
        return model with
        {
            Text = random.Next(3) switch
            {
                0 => model.Text.Insert(at, piece),
                1 => model.Text[..at] + piece + model.Text[Math.Min(at + random.Next(8), model.Text.Length)..],
                _ => model.Text[..at] + other[random.Next(other.Length)..],
            },
        };
    }

    /// <summary>A text that ends early, or lacks some characters.</summary>
    public static ModelClass Cut(Random random)
    {
        ModelClass model = Examples[random.Next(Examples.Count)];
        int at = random.Next(model.Text.Length);
        return model with { Text = random.Next(2) == 0 ? model.Text[..at] : model.Text.Remove(at, Math.Min(1 + random.Next(4), model.Text.Length - at)) };
    }
}
