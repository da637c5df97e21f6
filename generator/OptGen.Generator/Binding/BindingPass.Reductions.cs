using System.Globalization;
using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>Functions that make one number of many elements.</summary>
internal sealed partial class BindingPass
{
    /// <summary>The reductions by name, with the numbers of their arguments; with others, <c>max</c>, <c>min</c> and <c>cos</c> are elementwise, and so is <c>isfinite</c> without a scope.</summary>
    private static readonly Dictionary<string, int> Reductions = new(StringComparer.Ordinal)
    {
        ["sum"] = 1, ["mean"] = 1, ["norm"] = 1, ["norm1"] = 1, ["rms"] = 1, ["std"] = 1, ["max"] = 1, ["min"] = 1, ["dot"] = 2, ["cos"] = 2, ["quantile"] = 2,
        ["any"] = 1, ["isfinite"] = 1,
    };

    /// <summary>Whether the rule reduces rows or columns; a parameter of rank 1 has none.</summary>
    private bool _needsMatrix;

    /// <summary>Whether what is being bound stands where no parameter of the ranks at hand comes, or where a condition on the rank decides at run time.</summary>
    private bool _isGuardedByRank;

    /// <summary>The sizes of the blocks that the rule reduces.</summary>
    private readonly List<(Dimension Dimension, Node Value)> _blockSizes = [];

    private static bool IsReduction(CallSyntax call)
    {
        int count = call.Arguments?.Count ?? 0;
        return call.Function.Name.Text switch
        {
            "max" or "min" => count == 1 || call.Scope is not null,
            "cos" => count == 2 || call.Scope is not null,
            "isfinite" => call.Scope is not null,
            string name => Reductions.ContainsKey(name),
        };
    }

    private Value BindReduction(CallSyntax call)
    {
        if (ScopeOf(call) is not { } scope)
        {
            return Unknown;
        }

        ReductionAxis axis = scope.Axis;
        _needsMatrix |= call.Scope is { Kind: ScopeKind.Row or ScopeKind.Column } && !_isGuardedByRank;
        string name = call.Function.Name.Text;
        if (axis == ReductionAxis.All && call.Arguments is null && name == "numel")
        {
            return _arithmetic.Count(axis, Unknown);
        }

        if (!Reductions.TryGetValue(name, out int count))
        {
            if (ReportBeyondLanguage(call.Function))
            {
                return Unknown;
            }

            if (name is "sort" or "rank")
            {
                Report(BindingDiagnostics.OrderHasNoScope, call.Span, TextOf(call.Scope!).TrimEnd('.'), name);
                return Unknown;
            }

            string prefix = call.Scope is null ? "" : TextOf(call.Scope).TrimEnd('.') + ".";
            string? near = NearestName.Find(name, Reductions.Keys);
            string hint = near is null ? $"; there are {string.Join(", ", Reductions.Keys)}" : $"; did you mean '{prefix}{near}'?";
            Report(BindingDiagnostics.UnknownFunction, call.Function.Span, prefix + name, hint, near ?? "");
            return Unknown;
        }

        if (!CheckCount(call, call.Arguments ?? [], [count]))
        {
            return Unknown;
        }

        List<Value> arguments = [.. call.Arguments!.Select(argument => name == "any" ? BindCondition(argument) : BindReduced(argument))];
        if (axis == ReductionAxis.All && arguments.Any(argument => argument.Node.IsVector))
        {
            return NotAvailable(call, "A reduction of vectors over all parameters");
        }

        Value x = arguments[0];
        if (name == "quantile")
        {
            return BindQuantile(call, x, arguments[1], scope);
        }

        Shape reduced = arguments.Select(argument => argument.Shape).Aggregate(Shape.Broadcast);
        if (!CanReduce(name, axis, reduced))
        {
            return NotAvailable(call, $"'{TextOf(call.Function)}' of {reduced.Describe()} along this axis");
        }

        return name switch
        {
            "sum" => _arithmetic.Sum(x, scope),
            "mean" => _arithmetic.Mean(x, scope),
            "norm" => _arithmetic.Norm(x, scope),
            "norm1" => _arithmetic.Sum(_arithmetic.Call(Intrinsics.Abs, x), scope),
            "rms" => _arithmetic.RootMeanSquare(x, scope),
            "std" => _arithmetic.StandardDeviation(x, scope),
            "max" => _arithmetic.Greatest(x, scope),
            "min" => _arithmetic.Least(x, scope),
            "any" => _arithmetic.Any(x, scope),
            "isfinite" => _arithmetic.AllFinite(x, scope),
            "dot" => _arithmetic.Dot(x, arguments[1], scope),
            _ => _arithmetic.Cosine(x, arguments[1], scope),
        };
    }

    /// <summary>Over what a reduction runs; null where its blocks have no size, which is reported.</summary>
    private ReductionScope? ScopeOf(CallSyntax call) => call.Scope?.Kind switch
    {
        null => ReductionAxis.Parameter,
        ScopeKind.All => ReductionAxis.All,
        ScopeKind.Column => ReductionAxis.Column,
        ScopeKind.Block => BindBlockSize(call.Scope.BlockSize!) is { } size ? new ReductionScope(ReductionAxis.Block, size) : null,
        _ => ReductionAxis.Row,
    };

    /// <summary>The size of blocks: a whole number, or a hyperparameter, whose value is taken when a parameter is added.</summary>
    private Dimension? BindBlockSize(ExpressionSyntax syntax)
    {
        Node? value = ConstantEvaluator.WholeNumber(syntax, _frame.LoopVariables) is { } number && number > 0 ? _graph.Constant(number)
            : syntax is NameSyntax && BindExpression(syntax).Node is { Operation: Operation.Hyperparameter, IsCondition: false } hyperparameter ? hyperparameter
            : null;
        if (value is null)
        {
            Report(BindingDiagnostics.BlockSizeNeeded, syntax.Span, TextOf(syntax));
            return null;
        }

        Dimension size = Dimension.OfBlock(value.IsConstant ? value.Value.ToString(CultureInfo.InvariantCulture) : value.Name);
        if (!_blockSizes.Any(known => known.Dimension == size))
        {
            _blockSizes.Add((size, value));
        }

        return size;
    }

    private Value BindQuantile(CallSyntax call, Value x, Value share, ReductionScope scope)
    {
        string? missing = x.Shape.Kind == ShapeKind.Matrix ? "A quantile of a matrix of other sides than the parameter's"
            : share.Shape.IsScalar ? null
            : "A quantile whose share is not one number for the parameter";
        return missing is null ? _arithmetic.Quantile(x, share, scope) : NotAvailable(call, missing);
    }

    /// <summary>Whether a shape can be reduced: blocks are the parameter's, and so is what a vector is spread over to be reduced along a side.</summary>
    private static bool CanReduce(string name, ReductionAxis axis, Shape shape) => (axis, shape.Kind) switch
    {
        (ReductionAxis.Parameter, _) => true,
        (ReductionAxis.All, ShapeKind.Matrix) => name is not ("mean" or "rms" or "std"),
        (ReductionAxis.Block, ShapeKind.Matrix) => false,
        (_, ShapeKind.Row) => shape == Shape.Row,
        (_, ShapeKind.Column) => shape == Shape.Column,
        _ => true,
    };

    /// <summary>The elements in ascending order, or the place of each in it: of a parameter of any rank, a matrix or a vector.</summary>
    private Value BindOrder(string name, ExpressionSyntax operand)
    {
        int reported = _diagnostics.Count;
        Value x = _arithmetic.Number(BindReduced(operand));
        if (!x.Shape.IsScalar)
        {
            return name == "sort" ? _arithmetic.Sort(x) : _arithmetic.Rank(x);
        }

        if (_diagnostics.Count == reported && operand is not MissingExpressionSyntax)
        {
            Report(BindingDiagnostics.NothingToOrder, operand.Span, name, TextOf(operand));
        }

        return Unknown;
    }

    /// <summary>Binds what is reduced, whose size must be known.</summary>
    private Value BindReduced(ExpressionSyntax expression)
    {
        Value value = BindExpression(expression);
        if (!value.Shape.IsUnsized)
        {
            return value;
        }

        Report(BindingDiagnostics.SizeUnknown, expression.Span);
        return Unknown;
    }
}
