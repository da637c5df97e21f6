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

    /// <summary>A text with a piece inserted or overwritten, or that goes on as another one.</summary>
    public static ModelClass Mutated(Random random)
    {
        ModelClass model = ContractModels.All[random.Next(ContractModels.All.Count)];
        string other = ContractModels.All[random.Next(ContractModels.All.Count)].Text;
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
        ModelClass model = ContractModels.All[random.Next(ContractModels.All.Count)];
        int at = random.Next(model.Text.Length);
        return model with { Text = random.Next(2) == 0 ? model.Text[..at] : model.Text.Remove(at, Math.Min(1 + random.Next(4), model.Text.Length - at)) };
    }
}
