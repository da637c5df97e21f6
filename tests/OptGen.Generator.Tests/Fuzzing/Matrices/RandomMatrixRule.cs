namespace OptGen.Generator.Tests.Fuzzing.Matrices;

/// <summary>Random rules with products, transposes and functions of matrices, and states of all sizes that these have.</summary>
internal sealed class RandomMatrixRule(int seed)
{
    private readonly Random _random = new(seed);

    private enum Size
    {
        /// <summary>rows×cols, as the weights.</summary>
        Own,

        /// <summary>rows×rows.</summary>
        Left,

        /// <summary>cols×cols.</summary>
        Right,
    }

    public static string Create(int seed) => new RandomMatrixRule(seed).Rule();

    /// <summary>Every state is assigned, in random order and some only in some steps; what is made of gradients alone tells its size.</summary>
    private string Rule()
    {
        (string Name, Size Size, string Known)[] states = [("m", Size.Own, "g"), ("L", Size.Left, "g@gᵀ"), ("R", Size.Right, "gᵀ@g")];
        List<string> statements = [.. states.OrderBy(_ => _random.Next()).Select(state => Sometimes($"{state.Name} = ema({state.Name}, {Matrix(state.Size, 3)} - {state.Known}, 0.{_random.Next(1, 10)})"))];
        statements.Insert(_random.Next(statements.Count + 1), $"w -= 0.{_random.Next(1, 5)}*({Matrix(Size.Own, 3)})");
        return string.Join("; ", statements);
    }

    private string Sometimes(string statement) => _random.Next(4) == 0 ? $"if (t % 2 == {_random.Next(2)}) {{ {statement} }}" : statement;

    private string Matrix(Size size, int depth)
    {
        if (depth == 0 || _random.Next(5) == 0)
        {
            return Leaf(size);
        }

        return _random.Next(11) switch
        {
            0 => $"({Matrix(size, depth - 1)} + {Matrix(size, depth - 1)})",
            1 => $"({Matrix(size, depth - 1)} - {Matrix(size, depth - 1)})",
            2 => $"0.{_random.Next(1, 10)}*({Matrix(size, depth - 1)})",
            3 => $"({Matrix(size, depth - 1)})*({Matrix(size, depth - 1)})",
            4 => $"tanh({Matrix(size, depth - 1)})",
            5 => $"({Matrix(size, depth - 1)})/(1 + ‖{Matrix(Any(), depth - 1)}‖)",
            6 => Function(size, depth),
            7 => $"({Matrix(size, depth - 1)})/(1 + specnorm({Matrix(Any(), depth - 1)}))",
            8 => size == Size.Own ? $"polar(g + 0.1*tanh({Matrix(size, depth - 1)}))" : $"({(size == Size.Left ? "row" : "col")}.norm({Matrix(Size.Own, depth - 1)})*eye)",
            _ => Product(size, depth),
        };
    }

    private Size Any() => (Size)_random.Next(3);

    private string Leaf(Size size) => size switch
    {
        Size.Own => _random.Next(3) switch { 0 => "m", 1 => "w", _ => "g" },
        Size.Left => _random.Next(2) == 0 ? "L" : "(g@gᵀ)",
        _ => _random.Next(2) == 0 ? "R" : "(gᵀ@g)",
    };

    private string Product(Size size, int depth)
    {
        string Of(Size part) => $"({Matrix(part, depth - 1)})";
        return size switch
        {
            Size.Own => _random.Next(2) == 0 ? $"({Of(Size.Left)}@{Of(Size.Own)})" : $"({Of(Size.Own)}@{Of(Size.Right)}ᵀ)",
            Size.Left => _random.Next(2) == 0 ? $"({Of(Size.Own)}@{Of(Size.Own)}ᵀ)" : $"({Of(Size.Left)}ᵀ@{Of(Size.Left)})",
            _ => _random.Next(2) == 0 ? $"({Of(Size.Own)}ᵀ@{Of(Size.Own)})" : $"({Of(Size.Right)}@{Of(Size.Right)}ᵀ)",
        };
    }

    /// <summary>Functions of what is positive definite by construction, so that their results depend on it smoothly.</summary>
    private string Function(Size size, int depth)
    {
        if (size == Size.Own)
        {
            return $"orth({Matrix(Size.Own, depth - 1)})";
        }

        string part = $"(tanh({Matrix(Size.Own, depth - 1)}))";
        string definite = size == Size.Left ? $"{part}@{part}ᵀ + eye" : $"{part}ᵀ@{part} + eye";
        return _random.Next(3) switch
        {
            0 => $"inv({definite})",
            1 => $"invroot({definite}, 2)",
            _ => $"({Matrix(size, depth - 1)})ᵀ",
        };
    }
}
