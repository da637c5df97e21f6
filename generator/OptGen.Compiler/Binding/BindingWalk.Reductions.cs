using System.Globalization;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Functions that make one number of many elements.</summary>
internal sealed partial class BindingWalk
{
    /// <summary>Whether the rule reduces rows or columns; a parameter of rank 1 has none.</summary>
    private bool _needsMatrix;

    /// <summary>How many axes parameters must have, for those that are reduced along by their numbers.</summary>
    private int _needsAxes;

    /// <summary>The sizes of the blocks that the rule reduces.</summary>
    private readonly List<(Dimension Dimension, Node Value)> _blockSizes = [];

    private Value BindReduction(Place at, CallSyntax call)
    {
        if (call.Scope?.Kind == ScopeKind.World)
        {
            return BindWorld(at, call);
        }

        if (ScopeOf(at, call) is not { } scope)
        {
            return Unknown;
        }

        ReductionAxis axis = scope.Axis;
        _needsMatrix |= call.Scope is { Kind: ScopeKind.Row or ScopeKind.Column } && !at.IsGuardedByRank;
        string name = call.Function.Name.Text;
        if (axis == ReductionAxis.All && call.Arguments is null && name == "numel")
        {
            return _arithmetic.Count(axis, Unknown);
        }

        if (call is { Arguments: null, Scope.Kind: ScopeKind.Row or ScopeKind.Column or ScopeKind.Unit } && name == "index")
        {
            return new Value(axis == ReductionAxis.Row ? _graph.Leaf(Operation.RowIndex, Shape.Row) : _graph.Leaf(Operation.ColumnIndex, Shape.Column));
        }

        if (Functions.FindReduction(name) is not { } function)
        {
            if (ReportBeyondLanguage(at, call.Function))
            {
                return Unknown;
            }

            if (Functions.All.Any(known => known.Kind == FunctionKind.Order && known.Name == name))
            {
                Report(at, BindingDiagnostics.OrderHasNoScope, call.Span, TextOf(at, call.Scope!).TrimEnd('.'), name);
                return Unknown;
            }

            string prefix = call.Scope is null ? "" : TextOf(at, call.Scope).TrimEnd('.') + ".";
            string? near = NearestName.Find(name, Functions.Reductions);
            string hint = near is null ? $"; there are {string.Join(", ", Functions.Reductions)}" : $"; did you mean '{prefix}{near}'?";
            Report(at, BindingDiagnostics.UnknownFunction, call.Function.Span, prefix + name, hint, near ?? "");
            return Unknown;
        }

        if (!CheckCount(at, call, function))
        {
            return Unknown;
        }

        List<Value> arguments = [.. call.Arguments!.Select(argument => name == "any" ? BindCondition(at, argument) : BindReduced(at, argument))];
        Value x = arguments[0];
        Shape reduced = (name == "quantile" ? [x] : arguments).Select(argument => argument.Shape).Aggregate(Shape.Broadcast);
        if (ScopeWithin(scope, reduced) is not { } within)
        {
            string cure = scope.Axis == ReductionAxis.Axis
                ? "a matrix or vector has the axes 0 and 1 alone; write one of these, or no scope"
                : "blocks are of a parameter's own elements; write 'row.', 'col.' or no scope";
            Report(at, BindingDiagnostics.NoSuchScope, call.Span, TextOf(at, call.Scope!) + ".", reduced.Describe(), cure);
            return Unknown;
        }

        scope = within;
        if (name == "quantile")
        {
            return BindQuantile(at, call, x, arguments[1], scope);
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
    private ReductionScope? ScopeOf(Place at, CallSyntax call) => call.Scope?.Kind switch
    {
        null => ReductionAxis.Parameter,
        ScopeKind.All => ReductionAxis.All,
        ScopeKind.Column => ReductionAxis.Column,
        ScopeKind.Axis => BindAxis(at, call.Scope.Argument!),
        ScopeKind.Block => BindBlockSize(at, call.Scope.Argument!) is { } size ? new ReductionScope(ReductionAxis.Block, size) : null,
        _ => ReductionAxis.Row,
    };

    /// <summary>The size of blocks: a whole number, or a hyperparameter, whose value is taken when a parameter is added.</summary>
    private Dimension? BindBlockSize(Place at, ExpressionSyntax syntax)
    {
        Node? value = ConstantEvaluator.WholeNumber(syntax, at.Frame.LoopVariables) is { } number && number > 0 ? _graph.Constant(number)
            : syntax is NameSyntax && BindExpression(at, syntax).Node is { Operation: Operation.Hyperparameter, IsCondition: false } hyperparameter ? hyperparameter
            : null;
        if (value is null)
        {
            Report(at, BindingDiagnostics.BlockSizeNeeded, syntax.Span, TextOf(at, syntax));
            return null;
        }

        Dimension size = Dimension.OfBlock(value.IsConstant ? value.Value.ToString(CultureInfo.InvariantCulture) : value.Name);
        if (!_blockSizes.Any(known => known.Dimension == size))
        {
            _blockSizes.Add((size, value));
        }

        return size;
    }

    /// <summary>The axis that a constant tells; null where it does not, which is reported.</summary>
    private ReductionScope? BindAxis(Place at, ExpressionSyntax syntax)
    {
        if (ConstantEvaluator.WholeNumber(syntax, at.Frame.LoopVariables) is not { } number || number < 0 || number > RankClass.LargestRank)
        {
            Report(at, BindingDiagnostics.AxisNeeded, syntax.Span, TextOf(at, syntax));
            return null;
        }

        if (number == 0)
        {
            return ReductionAxis.Row;
        }

        _needsAxes = at.IsGuardedByRank ? _needsAxes : Math.Max(_needsAxes, number + 1);
        return new ReductionScope(ReductionAxis.Axis, Number: number);
    }

    private Value BindQuantile(Place at, CallSyntax call, Value x, Value share, ReductionScope scope)
    {
        if (share.Shape.IsScalar || share.Shape == _arithmetic.Sum(x, scope).Shape)
        {
            return _arithmetic.Quantile(x, share, scope);
        }

        Report(at, BindingDiagnostics.ShareNeeded, call.Arguments![1].Span, TextOf(at, call.Arguments[1]), share.Shape.Describe());
        return Unknown;
    }

    /// <summary>
    /// The scope as a shape has it. Vectors of the parameter, and of its axes, stand beside its elements; one of another matrix is a matrix of a single row or column.
    /// Null where the shape has no such scope: blocks and further axes are the parameter's.
    /// </summary>
    private static ReductionScope? ScopeWithin(ReductionScope scope, Shape shape)
    {
        bool isOther = shape.Kind == ShapeKind.Matrix || (shape.Kind is ShapeKind.Row or ShapeKind.Column && shape != Shape.Row && shape != Shape.Column && !shape.IsAxis);
        if (!isOther || scope.Axis is ReductionAxis.Parameter or ReductionAxis.All)
        {
            return scope;
        }

        ReductionAxis? axis = scope.Axis is ReductionAxis.Axis ? (scope.Number == 1 ? ReductionAxis.Column : null) : scope.Axis == ReductionAxis.Block ? null : scope.Axis;
        return axis is null ? null
            : (axis, shape.Kind) is (ReductionAxis.Row, ShapeKind.Column) or (ReductionAxis.Column, ShapeKind.Row) ? ReductionAxis.Parameter
            : axis;
    }

    /// <summary>The elements in ascending order, or the place of each in it: of a parameter of any rank, a matrix or a vector.</summary>
    private Value BindOrder(Place at, string name, ExpressionSyntax operand)
    {
        int reported = _diagnostics.Count;
        Value x = _arithmetic.Number(BindReduced(at, operand));
        if (!x.Shape.IsScalar)
        {
            return name == "sort" ? _arithmetic.Sort(x) : _arithmetic.Rank(x);
        }

        if (_diagnostics.Count == reported && operand is not MissingExpressionSyntax)
        {
            Report(at, BindingDiagnostics.NothingToOrder, operand.Span, name, TextOf(at, operand));
        }

        return Unknown;
    }

    /// <summary>Binds what is reduced, whose size must be known.</summary>
    private Value BindReduced(Place at, ExpressionSyntax expression)
    {
        Value value = BindExpression(at, expression);
        if (!value.Shape.IsUnsized)
        {
            return value;
        }

        Report(at, BindingDiagnostics.SizeUnknown, expression.Span);
        return Unknown;
    }
}
