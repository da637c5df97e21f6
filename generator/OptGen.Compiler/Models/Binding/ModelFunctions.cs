namespace OptGen.Compiler.Models.Binding;

/// <summary>The functions that models have beside those of elements: how they are written, and what other languages call them.</summary>
internal static class ModelFunctions
{
    private static readonly Dictionary<string, string> Usages = new(StringComparer.Ordinal)
    {
        ["sum"] = "sum(x, N)", ["mean"] = "mean(x, N)", ["max"] = "max(x, N)", ["min"] = "min(x, N)", ["var"] = "var(x, N)", ["norm"] = "norm(x, N)", ["norm1"] = "norm1(x, N)",
        ["rms"] = "rms(x, N)", ["logsumexp"] = "logsumexp(x, c)", ["softmax"] = "softmax(x, c)", ["logsoftmax"] = "logsoftmax(x, c)", ["argmax"] = "argmax(x, c)",
        ["argmin"] = "argmin(x, c)", ["cumsum"] = "cumsum(x, T)", ["any"] = "any(x, N)", ["dot"] = "dot(a, b)", ["crossentropy"] = "crossentropy(z, y)", ["stop"] = "stop(x)", ["dropout"] = "dropout(x, p)",
        ["normal"] = "normal()", ["uniform"] = "uniform(a, b)", ["index"] = "index(T)", ["expand"] = "expand(a, T)", ["rename"] = "rename(a, T: U)",
        ["split"] = "split(a, d: h, c)", ["merge"] = "merge(a, h, c: d)", ["flatten"] = "flatten(a)", ["stack"] = "stack(a, b)", ["concat"] = "concat(a, b, c)",
        ["conv"] = "conv(x, K)", ["convtranspose"] = "convtranspose(x, K, stride: 2)", ["repeat"] = "repeat(x, 2)", ["maxpool"] = "maxpool(x, 2)", ["avgpool"] = "avgpool(x, 2)",
    };

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["detach"] = "stop", ["stopgradient"] = "stop", ["stop_gradient"] = "stop", ["cross_entropy"] = "crossentropy", ["nll"] = "crossentropy", ["variance"] = "var",
        ["log_softmax"] = "logsoftmax", ["randn"] = "normal", ["rand"] = "uniform", ["arange"] = "index", ["cat"] = "concat", ["concatenate"] = "concat",
        ["conv2d"] = "conv", ["conv1d"] = "conv", ["maxpool2d"] = "maxpool", ["upsample"] = "repeat",
    };

    private const string OfShapes = "axes have names: 'merge(a, h, c: d)' makes one of two, 'split(a, d: h, c)' two of one, 'flatten(a)' one of all but the first";
    private const string OfOrders = "axes meet by name, whatever their order; an assignment can give one: 'h[N, d, T] = …'";
    private const string OfProducts = "a product is 'a @ b', or 'sum(a*b, k)' over the axis 'k'";
    private const string OfOnes = "an axis of length 1 is nothing special: leave it out, or repeat by 'expand(a, T)'";

    /// <summary>What a model writes otherwise than by a function.</summary>
    private static readonly Dictionary<string, string> Advices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["reshape"] = OfShapes, ["view"] = OfShapes, ["permute"] = OfOrders, ["swapaxes"] = OfOrders, ["moveaxis"] = OfOrders,
        ["matmul"] = OfProducts, ["mm"] = OfProducts, ["bmm"] = OfProducts, ["einsum"] = OfProducts, ["squeeze"] = OfOnes, ["unsqueeze"] = OfOnes, ["expand_dims"] = OfOnes,
        ["mse"] = "write it as maths: 'mean((p - t)²)'", ["mse_loss"] = "write it as maths: 'mean((p - t)²)'", ["mae"] = "write it as maths: 'mean(|p - t|)'", ["l1_loss"] = "write it as maths: 'mean(|p - t|)'",
        ["bce"] = "write it as maths: 'mean(softplus(z) - y*z)'", ["bce_loss"] = "write it as maths: 'mean(softplus(z) - y*z)'",
        ["len"] = "the name of an axis is its length: 'x/N'", ["range"] = "a loop is 'for i in 0..3 { … }', the places of an axis are 'index(T)'",
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> All => Usages.Keys;

    /// <summary>A call of the function; null for others.</summary>
    public static string? Usage(string name) => Usages.TryGetValue(name, out string? usage) ? usage : null;

    /// <summary>How a model writes what others have a function for; null for others.</summary>
    public static string? Advice(string name) => Advices.TryGetValue(name, out string? advice) ? advice : null;

    /// <summary>What a function that is called otherwise elsewhere is called in a model.</summary>
    public static string? Synonym(string name) => Synonyms.TryGetValue(name, out string? meant) ? meant : null;
}
