using OptGen.Generator.Tests.Evaluation;

namespace OptGen.Generator.Tests.Fuzzing;

internal sealed partial class RandomRule
{
    private static readonly string[] Functions = ["sum", "mean", "norm", "norm1", "rms", "std", "max", "min", "dot", "cos"];

    private readonly bool _reduces;
    private readonly bool _usesRows;

    /// <summary>Whether parameters of rank 1 are to be refused; otherwise rows and columns stand behind a condition on the rank.</summary>
    private readonly bool _isForMatrices;
    private readonly List<string> _rows = ["r", "across"];
    private readonly List<string> _columns = ["col1", "down"];

    /// <summary>Whether what is being written stands behind such a condition.</summary>
    private bool _isGuarded;

    /// <summary>Whether rows and columns may be reduced here.</summary>
    private bool HasVectors => _usesRows && (_isForMatrices || _isGuarded);

    private Extent Vector() => Chance(0.2) ? Extent.Axis : Side();

    private Extent Side() => Chance(0.5) ? Extent.Row : Extent.Column;

    private Extent? VectorOf(string name) => _rows.Contains(name) ? Extent.Row : _columns.Contains(name) ? Extent.Column : null;

    private Written Reduction(int depth)
    {
        if (Chance(0.15))
        {
            return Atom("all.numel");
        }

        if (Chance(0.1))
        {
            return Atom($"{_spell.Pick(["sum", "mean", "norm", "norm1", "rms", "max", "min"])}(last({Argument(depth, Extent.Scalar)}, {1 + _random.Next(3)}))");
        }

        bool isOverAll = Chance(0.35);
        Extent over = !isOverAll && HasVectors && Chance(0.25) ? Vector() : Chance(0.9) ? Extent.Element : Extent.Scalar;
        string function = _spell.Pick(Functions);
        string first = isOverAll ? ArgumentOfAll(depth) : Argument(depth, over);
        string second = isOverAll ? ArgumentOfAll(depth) : Argument(depth, Chance(0.7) ? over : Narrower(over));
        return (function, isOverAll) switch
        {
            ("dot", false) when Chance(0.5) => Atom($"⟨{first}, {second}⟩"),
            ("norm", false) when Chance(0.5) && !first.Contains('‖') && !first.Contains('|') => Atom($"‖{first}‖"),
            _ => Atom($"{(isOverAll ? "all." : "")}{function}({first}{(function is "dot" or "cos" ? $", {second}" : "")})"),
        };
    }

    private Written VectorLeaf(Extent extent)
    {
        if (extent != Extent.Axis && (Chance(0.4) || !HasVectors))
        {
            string name = Pick(extent == Extent.Row ? _rows : _columns);
            _read.Add(name);
            return Atom(name);
        }

        if (extent != Extent.Axis && Chance(0.2))
        {
            return extent == Extent.Row ? _spell.Pick("row.index", "unit.index", "") is var rows and not "" ? Atom(rows) : Given("side1")
                : _spell.Pick("col.index", "") is var columns and not "" ? Atom(columns) : Given("side2");
        }

        string function = _spell.Pick(Functions);
        string scope = extent == Extent.Axis ? "axis(1)" : extent == Extent.Column ? "col" : _spell.Pick("row", "row", "unit", "axis(0)");
        Extent over = Chance(0.85) ? Extent.Element : Vector();
        string second = function is "dot" or "cos" ? $", {Argument(1, over)}" : "";
        return Atom($"{scope}.{function}({Argument(1, over)}{second})");
    }

    /// <summary>What all parameters are reduced of: vectors, or, where a choice makes them of all that it is between, elements.</summary>
    private string ArgumentOfAll(int depth) => HasVectors && Chance(0.3) ? Argument(depth, Vector()) : _usesRows ? $"(t > 0) ? {Expression(depth, Extent.Element).As(Tightness.Or)} : g" : Argument(depth, Extent.Element);

    private string Argument(int depth, Extent extent) => Expression(Chance(0.5) ? 0 : depth, extent).Text;

    private string VectorAssignment(int depth)
    {
        Extent extent = Side();
        return VectorAssignment(Pick(extent == Extent.Row ? _rows : _columns), extent, depth);
    }

    private string VectorAssignment(string name, Extent extent, int depth = 0)
    {
        _assigned.Add(name);
        bool wasGuarded = _isGuarded;
        string guard = HasVectors ? "" : "if (ndim > 1) { ";
        _isGuarded |= !_isForMatrices;
        string initial = depth == 0 && Chance(0.2) ? $"{name}{(char.IsAsciiDigit(name[^1]) ? "[0]" : "₀")} = {Expression(1, Chance(0.5) ? extent : Extent.Scalar).Text}; " : "";
        string value = _random.Next(5) switch
        {
            0 or 1 => $"= ema({name}, {Expression(2, extent).Text}, {Rate()})",
            2 => $"{_spell.Pick("+=", "-=", "*=")} {Expression(2, extent).Text}",
            3 => $"= max({name}, {Expression(2, extent).Text})",
            _ => $"= {Expression(3, extent).Text}",
        };
        _isGuarded = wasGuarded;
        return $"{guard}{initial}{name} {value}{(guard.Length == 0 ? "" : " }")}";
    }

    /// <summary>A branch for matrices only.</summary>
    private string GuardedBranch(int depth)
    {
        _isGuarded = true;
        string text = $"if ({_spell.Pick("ndim == 2", "ndim >= 2", "ndim > 1 and t > 1")}) {{ {Body(Math.Max(depth, 1))} }}";
        _isGuarded = false;
        return Chance(0.5) ? text : $"{text} else {{ {Body(Math.Max(depth, 1))} }}";
    }
}
