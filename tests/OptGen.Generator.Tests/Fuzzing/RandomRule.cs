using System.Globalization;
using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>
/// Writes a random rule that compiles: states, temporaries and conditions, branches, loops over indexed names, memories, and every way
/// to spell them. Names that one value may be taken for another by are among them on purpose.
/// </summary>
internal sealed partial class RandomRule
{
    private static readonly string[] ElementPool = ["m", "v", "u", "x1", "y", "d", "m\u0302", "v'", "Δw", "σ", "given", "step", "T", "double", "weights", "shared"];
    private static readonly string[] ScalarPool = ["k", "c", "q", "ρ2", "γ", "number", "factor", "end"];
    private static readonly string[] ConditionPool = ["near", "isBig", "P", "in"];

    /// <summary>How much of each of them is given.</summary>
    private static readonly Dictionary<string, string> Sides = new(StringComparer.Ordinal) { ["ξ"] = "", ["h2"] = "", ["κ"] = ": 1", ["side1"] = ": rows", ["side2"] = ": cols" };

    private readonly Random _random;
    private readonly Spellings _spell;
    private readonly List<FuzzParameter> _parameters = [];
    private readonly List<string> _elements;
    private readonly List<string> _scalars;
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _assigned = [];
    private readonly List<string> _elementConditions = [];
    private readonly List<string> _scalarConditions = [];

    /// <summary>What was written outside of loops, to be written once more elsewhere.</summary>
    private readonly List<Written> _writtenElements = [];
    private readonly List<Written> _writtenScalars = [];
    private readonly SortedSet<string> _given = new(StringComparer.Ordinal);
    private readonly Stack<string> _loopVariables = new();
    private readonly List<string> _indexed = [];
    private readonly List<string> _lines = [];
    private bool _hasEvaluation;

    private RandomRule(int seed, RuleKind kind)
    {
        _random = new Random(seed);
        _reduces = kind != RuleKind.Elementwise;
        _usesRows = kind == RuleKind.ByRows;
        _isForMatrices = _usesRows && _random.Next(2) == 0;
        _spell = new Spellings(_random);
        _elements = Sample(ElementPool, 2 + _random.Next(4));
        _scalars = Sample(ScalarPool, _random.Next(3));
        AddParameters();
    }

    public static RuleCase Create(int seed, RuleKind kind, bool fusedMultiplyAdd)
    {
        RandomRule rule = new(seed, kind);
        return new RuleCase(rule.Write(), rule._parameters, fusedMultiplyAdd);
    }

    private void AddParameters()
    {
        _parameters.Add(new FuzzParameter("lr", PickValue(0.1, 0.01, 0.37)));
        AddMaybe("β1", PickValue(0.9, 0.5, 0.95, 0.0));
        AddMaybe("β2", PickValue(0.99, 0.999, 0.25));
        AddMaybe("ε", PickValue(1e-8, 1e-3, 0.1));
        AddMaybe("λ", PickValue(0.01, 0.3, -0.2));
        AddMaybe("μ", (float)PickValue(0.3, 0.85));
        AddMaybe("n", 1 + _random.Next(4));
        AddMaybe("nesterov", _random.Next(2) == 0);
        AddMaybe("operands", PickValue(2, 1.5));
        AddMaybe("base", PickValue(0.7, 3));
    }

    private void AddMaybe(string name, object value)
    {
        if (_random.Next(2) == 0)
        {
            // The hyperparameter, too, is declared in any of its spellings that C# can tell from others.
            string declared = name switch
            {
                "β1" => _spell.Pick("β1", "beta1"),
                "ε" => _spell.Pick("ε", "eps"),
                _ => name,
            };
            _parameters.Add(new FuzzParameter(declared, value));
        }
    }

    private string Write()
    {
        int statements = 2 + _random.Next(5);
        for (int i = 0; i < statements; i++)
        {
            _lines.Add(Statement(depth: 0));
        }

        _lines.Add(WeightUpdate());
        if (!_hasEvaluation && Chance(0.15))
        {
            _lines.Add(EvaluationStatement());
        }

        while (_read.Except(_assigned).FirstOrDefault() is { } unassigned)
        {
            string statement = _scalars.Contains(unassigned) ? ScalarAssignment(unassigned)
                : VectorOf(unassigned) is { } extent ? VectorAssignment(unassigned, extent)
                : ElementAssignment(unassigned);
            _lines.Insert(_lines.Count - _random.Next(2), statement);
        }

        foreach ((string name, string side) in _given.Select(name => (name, Sides[name])))
        {
            _lines.Insert(_random.Next(_lines.Count + 1), $"given {_spell.Name(name)}{side}");
        }

        return Join(_lines);
    }

    /// <summary>A name that the rule is given; it is declared when the rest is written.</summary>
    private Written Given(string name)
    {
        _given.Add(name);
        return Atom(_spell.Name(name));
    }

    private string Join(IEnumerable<string> statements)
    {
        string separator = _spell.Pick("; ", "; ", "\n");
        return string.Join(separator, statements);
    }

    private string Statement(int depth)
    {
        double choice = _random.NextDouble();
        return choice switch
        {
            < 0.12 => WeightUpdate(),
            < 0.16 => GradientUpdate(),
            < 0.22 when depth == 0 => InitialValue(),
            < 0.28 when depth == 0 => ConditionAssignment(),
            < 0.36 when depth == 0 && _indexed.Count == 0 => Loop(),
            < 0.44 when _usesRows && !HasVectors => GuardedBranch(depth),
            < 0.46 when HasVectors => VectorAssignment(depth),
            < 0.52 when depth < 2 => Branch(depth),
            < 0.60 when _scalars.Count > 0 => ScalarAssignment(Pick(_scalars)),
            < 0.63 when depth == 0 && !_hasEvaluation => EvaluationStatement(),
            _ => ElementAssignment(Pick(_elements)),
        };
    }

    private string WeightUpdate() => _random.Next(8) switch
    {
        0 => $"{_spell.Name("w")} = lerp(w, {Element(2).Text}, lr)",
        1 => $"{_spell.Name("w")} *= 1 - lr*{Scalar(1).As(Tightness.Unary)}",
        2 => $"w = {Element(2).Text}",
        3 => $"{_spell.Name("w")} += {Element(3).Text}",
        _ => $"{_spell.Name("w")} -= lr*{Element(3).As(Tightness.Unary)}",
    };

    private string GradientUpdate() => $"{_spell.Name("g")} {_spell.Pick("+=", "=", "*=")} {Element(1).Text}";

    private string InitialValue()
    {
        string name = Pick(_elements);
        string value = Chance(0.6) ? Element(1).Text : Scalar(1).Text;
        _read.Add(name);
        return Chance(0.5) || name.EndsWith('1') || name.EndsWith('\'') ? $"{name}[0] = {value}" : $"{name}₀ = {value}";
    }

    private string ConditionAssignment()
    {
        Extent extent = Chance(0.6) ? Extent.Element : Extent.Scalar;
        List<string> known = extent == Extent.Element ? _elementConditions : _scalarConditions;
        string? name = ConditionPool.Except(_elementConditions).Except(_scalarConditions).FirstOrDefault();
        if (name is null)
        {
            return WeightUpdate();
        }

        string text = $"{name} = {Condition(2, extent).Text}";
        known.Add(name);
        return text;
    }

    private string ElementAssignment(string name)
    {
        string target = _spell.Name(name);
        string value = _random.Next(6) switch
        {
            0 or 1 => $"= ema({name}, {Element(2).Text}, {Rate()})",
            2 => $"{_spell.Pick("+=", "-=", "*=", "/=")} {Element(2).Text}",
            3 => $"= max({name}, {Element(2).Text})",
            _ => $"= {Element(3).Text}",
        };
        _assigned.Add(name);
        return $"{target} {value}";
    }

    private string ScalarAssignment(string name)
    {
        string value = _random.Next(4) switch
        {
            0 => $"= ema({name}, {Scalar(2).Text}, {Rate()})",
            1 => $"{_spell.Pick("+=", "-=", "*=")} {Scalar(2).Text}",
            _ => $"= {Scalar(3).Text}",
        };
        _assigned.Add(name);
        return $"{_spell.Name(name)} {value}";
    }

    private string EvaluationStatement()
    {
        _hasEvaluation = true;
        return $"eval = {Element(2).Text}";
    }

    private string Branch(int depth)
    {
        string text = $"if ({Condition(2, Extent.Scalar).Text}) {{ {Body(depth)} }}";
        return _random.Next(3) switch
        {
            0 => text,
            1 => $"{text} else if ({Condition(1, Extent.Scalar).Text}) {{ {Body(depth)} }}",
            _ => $"{text}{_spell.Pick(" ", "\n")}else {{ {Body(depth)} }}",
        };
    }

    private string Body(int depth) => Join(Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Statement(depth + 1)).ToList());

    /// <summary>An average, a sum or the like for each index, and something made of them.</summary>
    private string Loop()
    {
        int count = 2 + _random.Next(2);
        _loopVariables.Push("i");
        string initial = Chance(0.3) ? $"b₀[i] = {Element(1).Text}; " : "";
        string update = _random.Next(3) switch
        {
            0 => $"b[i] = {Scalar(1).As(Tightness.Unary)}*b[i] + {Element(1).As(Tightness.Product)}",
            1 => $"b[i] = ema(b[i], {Element(2).Text}, {Rate()})",
            _ => $"b[i] += {Element(2).Text}",
        };
        string use = $"w -= lr/{count}*b[{_spell.Pick("i", $"(i+1)%{count}", $"{count - 1}-i")}]*{Element(1).As(Tightness.Unary)}";
        _loopVariables.Pop();
        for (int i = 0; i < count; i++)
        {
            _indexed.Add($"b[{i.ToString(CultureInfo.InvariantCulture)}]");
        }

        return $"for i in 0..{count} {{ {initial}{update}; {use} }}";
    }

    private string Rate() => Chance(0.5) && Find("β1") is not null ? _spell.Name("β1") : _spell.Pick(".9", "0.5", ".99");

    private FuzzParameter? Find(string name) =>
        _parameters.Find(parameter => parameter.Key == RuleNames.Create(name).Key);

    private double PickValue(params double[] values) => values[_random.Next(values.Length)];

    private string Pick(List<string> names) => names[_random.Next(names.Count)];

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private List<string> Sample(string[] pool, int count) => [.. pool.OrderBy(_ => _random.Next()).Take(count)];
}
