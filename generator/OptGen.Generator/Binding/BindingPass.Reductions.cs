using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>Functions that make one number of many elements.</summary>
internal sealed partial class BindingPass
{
    /// <summary>The reductions by name, with the numbers of their arguments; with others, <c>max</c>, <c>min</c> and <c>cos</c> are elementwise.</summary>
    private static readonly Dictionary<string, int> Reductions = new(StringComparer.Ordinal)
    {
        ["sum"] = 1, ["mean"] = 1, ["norm"] = 1, ["norm1"] = 1, ["rms"] = 1, ["std"] = 1, ["max"] = 1, ["min"] = 1, ["dot"] = 2, ["cos"] = 2,
    };

    /// <summary>Whether the rule reduces rows or columns whatever the rank of a parameter; one of rank 1 has none.</summary>
    private bool _needsMatrix;

    /// <summary>Whether what is being bound stands under a condition that asks for the rank.</summary>
    private bool _isGuardedByRank;

    private static bool IsReduction(CallSyntax call)
    {
        int count = call.Arguments?.Count ?? 0;
        return call.Function.Name.Text switch
        {
            "max" or "min" => count == 1 || call.Scope is not null,
            "cos" => count == 2 || call.Scope is not null,
            string name => Reductions.ContainsKey(name),
        };
    }

    private Value BindReduction(CallSyntax call)
    {
        if (call.Scope is { Kind: ScopeKind.Block })
        {
            return NotAvailable(call, "A reduction over blocks");
        }

        ReductionAxis axis = call.Scope?.Kind switch
        {
            null => ReductionAxis.Parameter,
            ScopeKind.All => ReductionAxis.All,
            ScopeKind.Column => ReductionAxis.Column,
            _ => ReductionAxis.Row,
        };
        _needsMatrix |= call.Scope is { Kind: ScopeKind.Row or ScopeKind.Column } && !_isGuardedByRank;
        string name = call.Function.Name.Text;
        if (axis == ReductionAxis.All && call.Arguments is null && name == "numel")
        {
            return _arithmetic.Count(axis, Unknown);
        }

        if (!Reductions.TryGetValue(name, out int count))
        {
            string scope = call.Scope is null ? "" : TextOf(call.Scope).TrimEnd('.') + ".";
            string? near = NearestName.Find(name, Reductions.Keys);
            string hint = near is null ? $"; there are {string.Join(", ", Reductions.Keys)}" : $"; did you mean '{scope}{near}'?";
            Report(BindingDiagnostics.UnknownFunction, call.Function.Span, scope + name, hint, near ?? "");
            return Unknown;
        }

        if (!CheckCount(call, call.Arguments ?? [], [count]))
        {
            return Unknown;
        }

        List<Value> arguments = [.. call.Arguments!.Select(BindExpression)];
        if (axis == ReductionAxis.All && arguments.Any(argument => argument.Node.IsVector))
        {
            return NotAvailable(call, "A reduction of vectors over all parameters");
        }

        Value x = arguments[0];
        return name switch
        {
            "sum" => _arithmetic.Sum(x, axis),
            "mean" => _arithmetic.Mean(x, axis),
            "norm" => _arithmetic.Norm(x, axis),
            "norm1" => _arithmetic.Sum(_arithmetic.Call(Intrinsics.Abs, x), axis),
            "rms" => _arithmetic.RootMeanSquare(x, axis),
            "std" => _arithmetic.StandardDeviation(x, axis),
            "max" => _arithmetic.Greatest(x, axis),
            "min" => _arithmetic.Least(x, axis),
            "dot" => _arithmetic.Dot(x, arguments[1], axis),
            _ => _arithmetic.Cosine(x, arguments[1], axis),
        };
    }
}
