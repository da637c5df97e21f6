using OptGen.Generator.Tests.Evaluation;

namespace OptGen.Generator.Tests.Fuzzing;

internal sealed partial class RandomRule
{
    private static readonly string[] BoundedFunctions = ["tanh", "sin", "cos", "atan", "sigmoid", "erf", "sign", "softplus", "cbrt", "relu", "leakyrelu", "elu", "selu", "gelu", "silu", "mish", "softsign"];
    private static readonly string[] RoundingFunctions = ["floor", "ceil", "round", "trunc"];
    private static readonly string[] SteepFunctions = ["exp", "log", "log1p", "expm1", "tan", "atanh", "acos", "asin", "sqrt", "lgamma", "digamma"];

    private static readonly int[] WholeExponents = [2, 2, 3, -1, -2, 0, 1, 4, 5, 7];

    private Written Element(int depth) => Expression(depth, Extent.Element);

    private Written Scalar(int depth) => Expression(depth, Extent.Scalar);

    private Written Expression(int depth, Extent extent)
    {
        if (depth <= 0 || Chance(0.15))
        {
            return Leaf(extent);
        }

        List<Written> written = extent switch
        {
            Extent.Element => _writtenElements,
            Extent.Scalar => _writtenScalars,
            _ => [],
        };
        if (written.Count > 0 && Chance(0.08))
        {
            return written[_random.Next(written.Count)];
        }

        Written expression = NewExpression(depth, extent);
        if (_loopVariables.Count == 0 && !_isGuarded)
        {
            written.Add(expression);
        }

        return expression;
    }

    private Written NewExpression(int depth, Extent extent)
    {
        int choice = _random.Next(100);
        return choice switch
        {
            < 13 => Sum(depth, extent),
            < 22 => FusedSum(depth, extent),
            < 31 => Difference(depth, extent),
            < 43 => Product(depth, extent),
            < 49 => Quotient(depth, extent),
            < 51 => new Written($"{Operand(depth, extent).As(Tightness.Unary)} % {Operand(depth, extent).As(Tightness.Power)}", Tightness.Product),
            < 57 => Power(depth, extent),
            < 60 => new Written($"{_spell.Pick("-", "−")}{Operand(depth, extent).As(Tightness.Unary)}", Tightness.Unary),
            < 66 => Root(depth, extent),
            < 70 => Magnitude(depth, extent),
            < 84 => Call(depth, extent),
            < 91 => Choice(depth, extent),
            < 94 => new Written($"({Condition(1, extent).Text})", Tightness.Atom),
            _ => Memory(depth, extent),
        };
    }

    /// <summary>An operand: mostly as many numbers as the result, sometimes fewer.</summary>
    private Written Operand(int depth, Extent extent) => Expression(depth - 1, Chance(0.75) ? extent : Narrower(extent));

    private Extent Narrower(Extent extent) =>
        extent == Extent.Element && HasVectors && Chance(0.5) ? Vector() : Extent.Scalar;

    private Written Leaf(Extent extent)
    {
        if (extent != Extent.Element)
        {
            return extent == Extent.Scalar ? ScalarLeaf() : VectorLeaf(extent);
        }

        int choice = _random.Next(20);
        if (choice < 6)
        {
            return Atom(_spell.Name("g"));
        }

        if (choice < 8)
        {
            return Atom(_spell.Name("w"));
        }

        if (choice == 8)
        {
            return Atom(_spell.Name(_spell.Pick("w₀", "hess")));
        }

        if (choice == 9)
        {
            return _spell.Pick("index", "ξ", "h2") is var known and not "index" ? Given(known) : Atom("index");
        }

        if (choice is 10 or 12 && _indexed.Count > 0)
        {
            return Atom(Pick(_indexed));
        }

        if (choice == 11 && _elementConditions.Count > 0)
        {
            return Atom(Pick(_elementConditions));
        }

        string name = Pick(_elements);
        _read.Add(name);
        return Atom(_spell.Name(name));
    }

    private Written ScalarLeaf()
    {
        if (_reduces && Chance(0.4))
        {
            return Reduction(depth: 1);
        }

        int choice = _random.Next(20);
        if (choice < 6)
        {
            List<string> numbers = [.. _parameters.Where(parameter => parameter.Value is not bool).Select(parameter => parameter.Name)];
            return Atom(_spell.Name(Pick(numbers)));
        }

        if (choice < 8)
        {
            return Atom("t");
        }

        if (choice < 10)
        {
            return Atom(_spell.Pick("numel", _usesRows ? "numel" : "ndim", "rows", "cols", "loss", "π", "pi"));
        }

        if (choice == 15)
        {
            return _spell.Pick("", "world.size", "world.rank") is var known and not "" ? Atom(known) : Given("κ");
        }

        if (choice == 10 && _loopVariables.Count > 0)
        {
            return Atom(_loopVariables.Peek());
        }

        if (choice == 11 && _scalarConditions.Count > 0)
        {
            return Atom(Pick(_scalarConditions));
        }

        if (choice < 15 && _scalars.Count > 0)
        {
            string name = Pick(_scalars);
            _read.Add(name);
            return Atom(_spell.Name(name));
        }

        return Atom(_spell.Pick("0", "1", "2", "3", ".5", "0.1", "1e-3", "1_0.25", "0.333", "1e-30", "7"));
    }

    private Written Sum(int depth, Extent extent) =>
        new($"{Operand(depth, extent).As(Tightness.Sum)}{_spell.Plus()}{Operand(depth, extent).As(Tightness.Product)}", Tightness.Sum);

    private Written FusedSum(int depth, Extent extent)
    {
        string product = Product(depth, extent).Text;
        Written addend = Operand(depth, extent);
        string text = _random.Next(5) switch
        {
            0 => $"{product}{_spell.Plus()}{addend.As(Tightness.Product)}",
            1 => $"{addend.As(Tightness.Sum)}{_spell.Plus()}{product}",
            2 => $"{addend.As(Tightness.Sum)}{_spell.Minus()}{product}",
            3 => $"-({product}){_spell.Pick(" + ", " - ")}{addend.As(Tightness.Product)}",
            _ => $"{product}{_spell.Minus()}{addend.As(Tightness.Product)}",
        };
        return new Written(text, Tightness.Sum);
    }

    private Written Difference(int depth, Extent extent) =>
        new($"{Operand(depth, extent).As(Tightness.Sum)}{_spell.Minus()}{Operand(depth, extent).As(Tightness.Product)}", Tightness.Sum);

    private Written Product(int depth, Extent extent) =>
        new($"{Operand(depth, extent).As(Tightness.Product)}{_spell.Times()}{Operand(depth, extent).As(Tightness.Unary)}", Tightness.Product);

    private Written Quotient(int depth, Extent extent)
    {
        string divisor = _random.Next(3) switch
        {
            0 => Operand(depth, extent).As(Tightness.Power),
            1 => $"({Operand(depth, extent).As(Tightness.Power)}^2 + 0.1)",
            _ => $"(|{Leaf(extent).Text}| + 1)",
        };
        return new Written($"{Operand(depth, extent).As(Tightness.Product)}{_spell.Over()}{divisor}", Tightness.Product);
    }

    private Written Power(int depth, Extent extent)
    {
        string @base = Operand(depth, extent).As(Tightness.Atom);
        string text = _random.Next(12) switch
        {
            < 6 => _spell.Power(@base, WholeExponents[_random.Next(WholeExponents.Length)]),
            6 => $"|{Leaf(extent).Text}|^.5",
            7 => $"(|{Leaf(extent).Text}| + .1)^-0.5",
            8 => $"{Rate()}^{_spell.Pick("t", "(t-1)")}",
            9 => $"|{Leaf(extent).Text}|^{ScalarLeaf().As(Tightness.Atom)}",
            10 => $"{@base}^{_spell.Pick("0.75", "1.5", "(1 + 1)", "-.25")}",
            _ => _spell.Pick("(1 - .1)^t", "(1 - .1)^2", "0.95ᵗ"),
        };
        return new Written(text, Tightness.Power);
    }

    private Written Root(int depth, Extent extent)
    {
        string radicand = _random.Next(4) switch
        {
            0 => Operand(depth, extent).As(Tightness.Atom),
            1 => $"(|{Leaf(extent).Text}| + .01)",
            _ => $"({Operand(depth, extent).As(Tightness.Atom)}^2 + 1e-8)",
        };
        return _random.Next(4) switch
        {
            0 => Atom($"sqrt({radicand})"),
            1 => Atom($"rsqrt({radicand})"),
            2 => new Written($"∛{radicand}", Tightness.Unary),
            _ => new Written($"√{radicand}", Tightness.Unary),
        };
    }

    private Written Magnitude(int depth, Extent extent)
    {
        string operand = Operand(depth, extent).Text;
        return Atom(operand.Contains('|') || Chance(0.3) ? $"abs({operand})" : $"|{operand}|");
    }

    private Written Call(int depth, Extent extent)
    {
        string First() => Operand(depth, extent).Text;
        return Atom(_random.Next(_reduces && extent != Extent.Scalar ? 15 : 14) switch
        {
            14 => $"{_spell.Pick("sort", "rank")}({Order(depth, extent)})",
            0 or 1 => $"{_spell.Pick(BoundedFunctions)}({First()})",
            2 => $"{_spell.Pick(RoundingFunctions)}({First()})",
            3 => $"{_spell.Pick(SteepFunctions)}({First()})",
            4 => $"{_spell.Pick("min", "max")}({First()}, {First()})",
            5 => $"clamp({First()}, -1, {_spell.Pick("1", "lr", "2.5")})",
            6 => $"lerp({First()}, {First()}, {Rate()})",
            7 => $"ema({First()}, {First()}, {Rate()})",
            8 => $"hat({First()}, {Rate()})",
            9 => $"{_spell.Pick("pow", "atan2")}({First()}, {First()})",
            10 => CopySign(First(), extent),
            11 => $"softplus({First()}, 2)",
            12 => $"{_spell.Pick("min", "max")}({First()}, {First()}, {First()})",
            _ => $"clamp({First()}, {First()}, {First()})",
        });
    }

    /// <summary>What is put in order, which must be more than one number: a state may turn out to be one.</summary>
    private string Order(int depth, Extent extent)
    {
        string many = extent switch
        {
            Extent.Row => "row.mean(g)",
            Extent.Column => "col.mean(g)",
            Extent.Axis => "axis(1).mean(g)",
            _ => _spell.Pick("g", "w"),
        };
        return $"({Expression(depth - 1, extent).As(Tightness.Sum)}) + {many}";
    }

    /// <summary>The sign of a NaN means nothing, so none is asked for.</summary>
    private string CopySign(string magnitude, Extent extent)
    {
        string sign = Leaf(extent).Text;
        return $"copysign({magnitude}, {sign} == {sign} ? {sign} : 1)";
    }

    private Written Choice(int depth, Extent extent)
    {
        string condition = Condition(depth - 1, Chance(0.7) ? extent : Narrower(extent)).Text;
        string whenTrue = Operand(depth, extent).Text;
        string whenFalse = Operand(depth, extent).Text;
        return Chance(0.3) ? Atom($"where({condition}, {whenTrue}, {whenFalse})") : new Written($"({condition}) ? {whenTrue} : {whenFalse}", Tightness.Conditional);
    }

    private Written Condition(int depth, Extent extent)
    {
        int choice = _random.Next(12);
        if (choice == 0 && depth > 0)
        {
            return new Written($"{Condition(depth - 1, extent).As(Tightness.Not)}{_spell.And()}{Condition(depth - 1, extent).As(Tightness.Not)}", Tightness.And);
        }

        if (choice == 1 && depth > 0)
        {
            return new Written($"{Condition(depth - 1, extent).As(Tightness.And)}{_spell.Or()}{Condition(depth - 1, extent).As(Tightness.And)}", Tightness.Or);
        }

        if (choice == 2 && depth > 0)
        {
            return new Written($"{_spell.Not()}{Condition(depth - 1, extent).As(Tightness.Atom)}", Tightness.Not);
        }

        if (choice == 3)
        {
            return Atom($"isfinite({Expression(depth, extent).Text})");
        }

        if (choice == 4)
        {
            return new Written($"-1 < {Expression(depth, extent).As(Tightness.Sum)} ≤ {Expression(0, extent).As(Tightness.Sum)}", Tightness.Comparison);
        }

        if (choice == 5 && extent == Extent.Element && _elementConditions.Count > 0)
        {
            return Atom(Pick(_elementConditions));
        }

        if (choice == 6 && _scalarConditions.Count > 0)
        {
            return Atom(Pick(_scalarConditions));
        }

        if (choice == 7)
        {
            return Find("nesterov") is not null && Chance(0.6) ? Atom("nesterov") : _random.Next(4) == 0 ? Atom(_spell.Pick("true", "false")) : new Written("t % 2 == 0", Tightness.Comparison);
        }

        if (choice == 8)
        {
            return new Written(_spell.Pick("t == 1", "t > 2", _usesRows ? "numel > 9" : "ndim == 2", "t != 1"), Tightness.Comparison);
        }

        return new Written($"{Expression(depth, extent).As(Tightness.Sum)}{_spell.Comparison()}{Expression(0, extent).As(Tightness.Sum)}", Tightness.Comparison);
    }

    private Written Memory(int depth, Extent extent)
    {
        string value = Operand(depth, extent).Text;
        return Atom(_random.Next(3) switch
        {
            0 => $"prev({value})",
            1 => $"prev({value}, {Leaf(extent).Text})",
            _ => $"delay({value}, {1 + _random.Next(3)})",
        });
    }

    private static Written Atom(string text) => new(text, Tightness.Atom);
}
