namespace OptGen.Compiler.Language;

/// <summary>
/// The table of all functions of the language. Whoever must know a function looks it up here: parser, binder and messages. What it computes stands
/// where it is computed. <c>max</c>, <c>min</c>, <c>cos</c> and <c>isfinite</c> stand here twice: the number of arguments, or a scope, tells which is meant.
/// </summary>
internal static class Functions
{
    private const FunctionKind Elementwise = FunctionKind.Elementwise;
    private const FunctionKind Idiom = FunctionKind.Idiom;
    private const FunctionKind Memory = FunctionKind.Memory;
    private const FunctionKind Noise = FunctionKind.Noise;
    private const FunctionKind Reduction = FunctionKind.Reduction;
    private const FunctionKind Matrix = FunctionKind.Matrix;
    private const FunctionKind Order = FunctionKind.Order;

    public const string Gradient = "grad";
    public const string Loss = "loss";

    /// <summary>In the order in which messages list them, and names that are near are looked for.</summary>
    public static readonly IReadOnlyList<Function> All =
    [
        new("sqrt", Elementwise, [1], "√x"),
        new("cbrt", Elementwise, [1], "∛x"),
        new("abs", Elementwise, [1], "|x|") { Synonyms = ["fabs"] },
        new("sign", Elementwise, [1], "−1, 0 or 1; NaN for NaN") { Synonyms = ["sgn"] },
        new("min", Elementwise, [2], "the lesser; NaN if either is") { TakesMore = true, Synonyms = ["minimum"] },
        new("max", Elementwise, [2], "the greater; NaN if either is") { TakesMore = true, Synonyms = ["maximum"] },
        new("exp", Elementwise, [1], "eˣ"),
        new("log", Elementwise, [1], "the natural logarithm") { Synonyms = ["ln"] },
        new("log1p", Elementwise, [1], "ln(1 + x), exact for small x"),
        new("expm1", Elementwise, [1], "eˣ − 1, exact for small x"),
        new("pow", Elementwise, [2], "xʸ") { Synonyms = ["power"] },
        new("sin", Elementwise, [1], "the sine"),
        new("cos", Elementwise, [1], "the cosine"),
        new("tan", Elementwise, [1], "the tangent"),
        new("tanh", Elementwise, [1], "the hyperbolic tangent"),
        new("atanh", Elementwise, [1], "the inverse hyperbolic tangent"),
        new("atan", Elementwise, [1], "the arc tangent") { Synonyms = ["arctan"] },
        new("atan2", Elementwise, [2], "the angle of the point whose ordinate comes first") { Arguments = "y, x" },
        new("acos", Elementwise, [1], "the arc cosine") { Synonyms = ["arccos"] },
        new("asin", Elementwise, [1], "the arc sine") { Synonyms = ["arcsin"] },
        new("sigmoid", Elementwise, [1], "1/(1 + e⁻ˣ)") { Synonyms = ["logistic"] },
        new("softplus", Idiom, [1, 2], "ln(1 + eˣ); softplus(x, β) is softplus(β·x)/β"),
        new("erf", Elementwise, [1], "the error function"),
        new("lgamma", Elementwise, [1], "ln|Γ(x)|") { Synonyms = ["gammaln", "loggamma"] },
        new("digamma", Elementwise, [1], "the derivative of ln Γ(x)") { Synonyms = ["psi"] },
        new("relu", Elementwise, [1], "max(x, 0)"),
        new("leakyrelu", Idiom, [1, 2], "x > 0 ? x : a*x; a is 0.01 where it is not given") { Arguments = "x", Defaults = [0.01], Synonyms = ["leaky_relu"] },
        new("elu", Idiom, [1, 2], "x > 0 ? x : a*(eˣ − 1); a is 1 where it is not given") { Arguments = "x", Defaults = [1] },
        new("selu", Idiom, [1], "1.0507*elu(x, 1.6733), with all digits"),
        new("gelu", Elementwise, [1], "x·Φ(x), Φ the normal distribution"),
        new("silu", Elementwise, [1], "x·sigmoid(x)") { Synonyms = ["swish"] },
        new("mish", Elementwise, [1], "x·tanh(softplus(x))"),
        new("softsign", Idiom, [1], "x/(1 + |x|)"),
        new("floor", Elementwise, [1], "the largest integer not above x"),
        new("ceil", Elementwise, [1], "the smallest integer not below x") { Synonyms = ["ceiling"] },
        new("round", Elementwise, [1], "the nearest integer, halves to the even one"),
        new("trunc", Elementwise, [1], "x without its fraction") { Synonyms = ["truncate"] },
        new("isfinite", Elementwise, [1], "whether x is neither infinite nor NaN"),
        new("copysign", Elementwise, [2], "the magnitude of the first with the sign of the second"),

        new("ema", Idiom, [3], "β·x + (1−β)·e") { Arguments = "x, e, β" },
        new("hat", Idiom, [2], "x/(1 − βᵗ)") { Arguments = "x, β" },
        new("lerp", Idiom, [3], "a + s·(b − a)") { Arguments = "a, b, s" },
        new("clamp", Idiom, [3], "min(max(x, low), high)") { Arguments = "x, low, high", Synonyms = ["clip"] },
        new("rsqrt", Idiom, [1], "1/√x") { Synonyms = ["reciprocalsqrtestimate"] },
        new("where", Idiom, [3], "c ? a : b") { Arguments = "condition, a, b" },

        new("prev", Memory, [1, 2], "the value of an expression at the previous step; 0, or the second argument, at the first") { Arguments = "e" },
        new("delay", Memory, [2], "the value of an expression n steps ago; 0 before there was one") { Arguments = "e, n" },
        new("last", Memory, [2], "the last n values of a number as a vector") { Arguments = "e, n" },

        // With two more arguments than the fewest: the sides of a matrix of draws, behind what tells their distribution.
        new("normal", Noise, [0, 2, 4], "a normal number for each weight; normal(μ, σ) is μ + σ·normal()"),
        new("uniform", Noise, [0, 2, 4], "a number from 0 to 1 for each weight; uniform(a, b) is a + (b−a)·uniform()"),
        new("bernoulli", Noise, [1, 3], "true with the probability p: uniform() < p"),

        new("sum", Reduction, [1], "the sum") { IsOfWorld = true },
        new("mean", Reduction, [1], "the mean") { IsOfWorld = true, Synonyms = ["average", "avg"] },
        new("norm", Reduction, [1], "the root of the sum of squares") { Synonyms = ["norm2", "l2norm"] },
        new("norm1", Reduction, [1], "the sum of the magnitudes") { Synonyms = ["l1norm"] },
        new("rms", Reduction, [1], "the root of the mean of squares"),
        new("std", Reduction, [1], "the standard deviation over n − 1") { Synonyms = ["stddev"] },
        new("max", Reduction, [1], "the greatest") { IsOfWorld = true },
        new("min", Reduction, [1], "the least"),
        new("dot", Reduction, [2], "the sum of products"),
        new("cos", Reduction, [2], "the cosine of two tensors"),
        new("quantile", Reduction, [2], "the number at the place p·(n−1) in ascending order"),
        new("any", Reduction, [1], "whether a condition holds for some element"),
        new("isfinite", Reduction, [1], "whether all elements are finite") { NeedsScope = true },

        new("transpose", Matrix, [1], "rows for columns"),
        new("orth", Matrix, [1], "nearly the nearest orthogonal matrix, by five Newton–Schulz steps"),
        new("inv", Matrix, [1], "the inverse"),
        new("invroot", Matrix, [2], "the inverse k-th root of a symmetric matrix"),
        new("eigvecs", Matrix, [1, 2], "the eigenvectors of a symmetric matrix as columns; the r of the largest eigenvalues"),
        new("qr", Matrix, [1], "an orthonormal basis of the columns"),
        new("sort", Order, [1], "the elements in ascending order"),
        new("rank", Order, [1], "the place of each element in ascending order"),
        new("polar", Matrix, [1], "the nearest matrix with orthonormal rows or columns"),
        new("specnorm", Matrix, [1], "the greatest singular value"),

        new(Gradient, FunctionKind.Gradient, [1], "the gradient at another point"),
        new(Loss, FunctionKind.Gradient, [1], "the loss at another point"),
        new("∂", FunctionKind.Derivative, [1], "the derivative of an elementwise expression by w"),
        new("derivative", FunctionKind.Derivative, [1], "the derivative of an elementwise expression by w"),
    ];

    private static readonly ILookup<string, Function> ByName = All.ToLookup(function => function.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Function> BySynonym = All
        .SelectMany(function => function.Synonyms.Select(synonym => (Synonym: synonym, Function: function)))
        .ToDictionary(pair => pair.Synonym, pair => pair.Function, StringComparer.OrdinalIgnoreCase);

    /// <summary>The reductions, in the order in which messages list them.</summary>
    public static IEnumerable<string> Reductions => All.Where(function => function.Kind == Reduction).Select(function => function.Name);

    /// <summary>What may stand behind <c>world.</c>.</summary>
    public static IEnumerable<string> OfWorld => All.Where(function => function.IsOfWorld).Select(function => function.Name);

    /// <summary>What a call calls, by its scope and its number of arguments; null where the language has no such function.</summary>
    public static Function? Of(CallSyntax call)
    {
        int count = call.Arguments?.Count ?? 0;
        Function? other = ByName[call.Function.Name.Text].FirstOrDefault(function => function.Kind != Reduction);
        return FindReduction(call.Function.Name.Text) is { } reduction && (call.Scope is not null || other is null || (!reduction.NeedsScope && !other.Takes(count) && reduction.Takes(count)))
            ? reduction
            : call.Scope is null ? other : null;
    }

    public static Function? FindReduction(string name) => ByName[name].FirstOrDefault(function => function.Kind == Reduction);

    /// <summary>What a function that is called otherwise elsewhere is called in a rule; null where none is known.</summary>
    public static string? Synonym(string name) => BySynonym.TryGetValue(name, out Function? function) ? function.Name : null;

    /// <summary>What another language's function is called in a rule; null where the rule has none.</summary>
    public static string? Find(string name) => Synonym(name) ?? All.FirstOrDefault(function => IsElsewhere(function) && string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>Whether other languages may mean by the name what a rule means; to them a gradient is a member of the weights.</summary>
    private static bool IsElsewhere(Function function) => function.Kind is not (FunctionKind.Gradient or FunctionKind.Derivative);
}
