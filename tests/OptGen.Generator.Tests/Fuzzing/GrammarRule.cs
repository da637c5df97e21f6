namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>
/// Writes random rules of the whole grammar, without asking whether they mean anything: most are refused for one reason or another, and some have a slip
/// of writing as well.
/// </summary>
internal sealed class GrammarRule(Random random)
{
    private static readonly string[] Names =
        ["w", "g", "t", "lr", "m", "v", "s", "β1", "ε", "x'", "m\u0302", "A", "k", "numel", "ndim", "rows", "loss", "hess", "π", "w₀", "θ", "∇", "field", "__x", "operands"];

    private static readonly string[] Odd = ["eye", "Q", "index", "_", "T", "cols", "all", "base", "if", "eval"];
    private static readonly string[] Targets = ["w", "w", "w", "g", "m", "v", "s", "x'", "m\u0302", "A", "k", "u", "Equals", "field", "__x"];
    private static readonly string[] Usual = ["sqrt", "abs", "sign", "min", "max", "exp", "tanh", "sigmoid", "isfinite", "norm", "mean", "sum", "rms", "prev", "normal"];
    private static readonly string[] Pairs = ["min", "max", "atan2", "copysign", "dot", "hat", "quantile", "uniform"];

    /// <summary>How likely each part is to be other than usual.</summary>
    private readonly double _strangeness = random.Next(3) switch { 0 => 0, 1 => .03, _ => .3 };

    private static readonly string[] Functions =
    [
        "sqrt", "rsqrt", "cbrt", "abs", "sign", "min", "max", "clamp", "exp", "log", "log1p", "expm1", "pow", "sin", "cos", "tan", "tanh", "atanh", "atan", "atan2", "acos", "asin",
        "sigmoid", "softplus", "erf", "lgamma", "digamma", "relu", "leakyrelu", "elu", "selu", "gelu", "silu", "mish", "softsign", "floor", "ceil", "round", "trunc", "isfinite", "lerp", "copysign", "where", "ema", "hat", "prev", "delay", "last", "∂", "derivative", "grad", "loss",
        "sum", "mean", "norm", "norm1", "dot", "rms", "std", "quantile", "any", "sort", "rank", "transpose", "orth", "inv", "invroot", "eigvecs", "qr", "polar", "specnorm",
        "normal", "uniform", "bernoulli", "base", "base2", "Adam", "foo",
    ];

    private static readonly string[] Scopes = ["", "", "", "all.", "row.", "col.", "unit.", "block(4).", "block(k).", "axis(0).", "world."];
    private static readonly string[] Operators = [" + ", " - ", "*", "/", " % ", "@", "^", " < ", " <= ", " == ", " != ", " and ", " or ", "·", " > "];
    private static readonly string[] Assignments = ["=", "=", "=", "=", "+=", "-=", "*=", "/=", ":=", "**="];
    private static readonly string[] Slips = ["(", ")", "{", "}", "[", "]", "|", "‖", ";", ",", "?", ":", "=", "²", "ᵀ", "..", "\n", "if", "for", "else", "with", "2g", "1.", "\0", "\ud800", "→", "//", "<", "99999999999999999999"];

    private int _left;

    public string Write()
    {
        _left = 5 + random.Next(60);
        List<string> statements = [];
        for (int count = 1 + random.Next(6); statements.Count < count;)
        {
            statements.Add(Statement(0));
        }

        if (Chance(.7))
        {
            statements.Add($"w -= {(Chance(.5) ? "lr*" : "")}{Expression(0)}");
        }

        string rule = string.Join(Chance(.8) ? "; " : "\n", statements);
        for (; Chance(_strangeness) && rule.Length > 0;)
        {
            rule = rule.Insert(random.Next(rule.Length), Pick(Slips));
        }

        return rule;
    }

    private string Statement(int depth) => random.Next(12) switch
    {
        0 when depth < 3 => $"if ({Condition(1)}) {{ {Block(depth)} }}" + (Chance(.5) ? $" else {{ {Block(depth)} }}" : Chance(.2) ? $" else if ({Condition(1)}) {{ {Block(depth)} }}" : ""),
        1 when depth < 3 => $"for i in {random.Next(-1, 2)}..{random.Next(5)} {{ {Block(depth)}; b[i] = {Expression(1)} }}",
        2 => $"{Pick(["m", "v", "s"])}₀ = {Expression(1)}",
        3 => $"eval = {Expression(1)}",
        4 when Strange() => $"{Pick(Names)}[{random.Next(-1, 3)}] {Pick(Assignments)} {Expression(1)}",
        5 when Strange() => $"{Pick(Names)} := {(Chance(.2) ? "[0.5, 1]" : "0.5")}",
        6 when Strange() => Chance(.5) ? $"given {Pick(Names)}" : $"given {Pick(Names)}: {Pick(["1", "rows", "cols", "cols×cols"])}",
        _ => $"{(Strange() ? Pick(Names) : Pick(Targets))} {(Strange() ? Pick(Assignments) : Pick(["=", "=", "=", "+=", "-=", "*="]))} {Expression(0)}",
    };

    private bool Strange() => Chance(_strangeness);

    private string Block(int depth) => string.Join("; ", Enumerable.Range(0, random.Next(3)).Select(_ => Statement(depth + 1)));

    private string Condition(int depth) => !Strange() ? $"{Expression(depth + 1)}{Pick([" < ", " > ", " == ", " != ", " <= "])}{Expression(depth + 1)}" : Expression(depth);

    private string Expression(int depth)
    {
        if (depth > 6 || --_left < 0)
        {
            return Leaf();
        }

        string Next() => Expression(depth + 1);
        return random.Next(18) switch
        {
            0 or 1 or 2 => Leaf(),
            3 => $"({Next()})",
            4 => $"-{Next()}",
            5 => $"√{Next()}",
            6 => $"{(Strange() ? Leaf() : Pick(["g", "t", "w", "m", "x'"]))}{Pick(["²", "³", "⁻¹", "^0.5", "^-1", "^t", "¹⁰⁰", "^200", Strange() ? "ᵀ" : "²"])}",
            7 => $"|{Next()}|",
            8 => $"‖{Next()}‖",
            9 => $"⟨{Next()}, {Next()}⟩",
            10 => $"({Condition(depth)} ? {Next()} : {Next()})",
            11 or 12 => Call(depth),
            13 when Strange() => $"not {Next()}",
            _ => $"{Next()}{(Strange() ? Pick(Operators) : Pick([" + ", " - ", "*", "/"]))}{Next()}",
        };
    }

    private string Call(int depth)
    {
        if (!Strange())
        {
            return random.Next(4) switch
            {
                0 => $"{Pick(Pairs)}({Expression(depth + 1)}, {Pick([".5", "lr", "β1"])})",
                1 => $"{Pick(["", "all.", "row.", "col.", "block(4)."])}{Pick(["sum", "mean", "norm", "max", "rms", "std"])}({Expression(depth + 1)})",
                2 => $"ema({Pick(["m", "v", "s"])}, {Expression(depth + 1)}, .9)",
                _ => Pick(Usual) is var function && function == "normal" ? "normal()" : $"{function}({Expression(depth + 1)})",
            };
        }

        string call = $"{Pick(Scopes)}{Pick(Functions)}({string.Join(", ", Enumerable.Range(0, Chance(.05) ? 0 : 1 + random.Next(3)).Select(_ => Expression(depth + 1)))})";
        return Chance(.03) ? $"{call} with {{ m = {Expression(depth + 1)} }}" : call;
    }

    private string Leaf() => random.Next(6) switch
    {
        0 => Strange() ? Pick(["1e308", "64", "1e20", "true", .. Odd]) : Pick(["0", "1", "2", "0.5", ".9", "1e-8", "3"]),
        1 when Strange() => $"{Pick(Names)}[{Pick(["0", "1", "i", "t", "-1"])}]",
        _ => Pick(Names),
    };

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
