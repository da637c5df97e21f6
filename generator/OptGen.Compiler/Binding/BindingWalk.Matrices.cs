using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Products and functions of whole matrices.</summary>
internal sealed partial class BindingWalk
{
    /// <summary>How many sizes may bound each other.</summary>
    private const int MostBounds = 16;

    private Value BindMatrixFunction(Place at, string name, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (name == "transpose")
        {
            return BindTranspose(at, arguments[0]);
        }

        if (name is "sort" or "rank")
        {
            return BindOrder(at, name, arguments[0]);
        }

        if (name is "polar" or "specnorm")
        {
            return BindFactor(at, arguments[0]) is { } factor ? BindOfSingularValues(at, name, factor, arguments[0]) : Unknown;
        }

        if (BindMatrix(at, name, arguments[0]) is not { } x)
        {
            return Unknown;
        }

        if (name is "inv" or "invroot" or "eigvecs" && !x.Shape.IsUnsized && !x.Shape.IsSquare)
        {
            Report(at, BindingDiagnostics.SquareMatrixNeeded, call.Span, name, TextOf(at, arguments[0]), x.Shape.Describe());
            return Unknown;
        }

        return name switch
        {
            "orth" => _arithmetic.Matrix(MatrixFunction.Orthogonalize, x.Shape, x),
            "inv" => _arithmetic.Matrix(MatrixFunction.Invert, x.Shape, x),
            "qr" => _arithmetic.Matrix(MatrixFunction.Orthonormalize, x.Shape, x),
            "invroot" => BindInverseRoot(at, x, arguments[1]),
            _ => BindEigenVectors(at, x, arguments.Count > 1 ? arguments[1] : null),
        };
    }

    /// <summary>What is known by singular values; a vector has one, which is its length.</summary>
    private Value BindOfSingularValues(Place at, string name, Value x, ExpressionSyntax expression)
    {
        bool isNorm = name == "specnorm";
        if (x.Shape.IsUnsized && isNorm)
        {
            Report(at, BindingDiagnostics.SizeUnknown, expression.Span);
            return Unknown;
        }

        if (!x.Shape.IsVector)
        {
            return isNorm ? _arithmetic.Matrix(MatrixFunction.SpectralNorm, Shape.Scalar, x) : _arithmetic.Matrix(MatrixFunction.Polar, x.Shape, x);
        }

        Value length = _arithmetic.Norm(x, ReductionAxis.Parameter);
        Value zero = _arithmetic.Constant(0);
        return isNorm ? length : _arithmetic.Select(_arithmetic.Compare(Operation.Equal, length, zero), zero, _arithmetic.Divide(x, length));
    }

    private Value BindInverseRoot(Place at, Value x, ExpressionSyntax root)
    {
        Value k = _arithmetic.Number(BindExpression(at, root));
        if (!k.Shape.IsScalar)
        {
            Report(at, BindingDiagnostics.ScalarNeeded, root.Span, TextOf(at, root), k.Shape.Describe());
            return Unknown;
        }

        return _arithmetic.Matrix(MatrixFunction.InverseRoot, x.Shape, x, k);
    }

    private Value BindEigenVectors(Place at, Value x, ExpressionSyntax? count)
    {
        if (count is null)
        {
            return _arithmetic.Matrix(MatrixFunction.EigenVectors, x.Shape, x);
        }

        if (x.Shape.IsUnsized || BindCount(at, count, x.Shape.Height) is not { } width)
        {
            Report(at, BindingDiagnostics.CountNeeded, count.Span, TextOf(at, count));
            return Unknown;
        }

        return _arithmetic.Matrix(MatrixFunction.EigenVectors, Shape.Matrix(x.Shape.Height, width), x);
    }

    /// <summary>The side of a matrix that a constant or a hyperparameter sets; null where the expression is neither.</summary>
    private Dimension? BindCount(Place at, ExpressionSyntax expression, Dimension? bound)
    {
        Node count = BindExpression(at, expression).Node;
        if (bound?.Depth == MostBounds)
        {
            Report(at, BindingDiagnostics.SizesTooDeep, expression.Span, TextOf(at, expression), RuleLimits.Text(MostBounds));
            return bound;
        }

        if (count is { IsConstant: true, IsCondition: false, Value: > int.MaxValue })
        {
            Report(at, BindingDiagnostics.NumberOutOfBounds, expression.Span, "The size of a matrix", "1", RuleLimits.Text(int.MaxValue), TextOf(at, expression));
            return bound;
        }

        return count switch
        {
            { IsConstant: true, IsCondition: false, Value: >= 1 } when count.Value == Math.Floor(count.Value) => Dimension.Counted(TextOf(at, expression), count.Value, "", bound),
            { Operation: Operation.Hyperparameter, IsCondition: false } => Dimension.Counted(TextOf(at, expression), double.NaN, count.Name, bound),
            _ => null,
        };
    }

    private Value BindTranspose(Place at, ExpressionSyntax operand) =>
        BindFactor(at, operand) is { } x ? _arithmetic.Transpose(x) : Unknown;

    private Value BindMatrixProduct(Place at, BinarySyntax product, Value bound, bool hasMistake)
    {
        _needsMatrix |= !at.IsGuardedByRank;
        if (AsFactor(at, product.Left, _arithmetic.Number(bound), hasMistake) is not { } left || BindFactor(at, product.Right) is not { } right)
        {
            return Unknown;
        }

        if ((left.Shape.IsUnsized && right.Shape.Kind == ShapeKind.Column) || (left.Shape.Kind == ShapeKind.Row && right.Shape.IsUnsized))
        {
            Report(at, BindingDiagnostics.SizeUnknown, product.Span);
            return Unknown;
        }

        left = _arithmetic.Sized(left, Shape.Matrix(right.Shape.Height, right.Shape.Height));
        right = _arithmetic.Sized(right, Shape.Matrix(left.Shape.Width, left.Shape.Width));
        if (left.Shape.Width != right.Shape.Height)
        {
            Report(at, BindingDiagnostics.InnerSidesDiffer, product.Span, TextOf(at, product.Left), left.Shape.Describe(), TextOf(at, product.Right), right.Shape.Describe());
            return Unknown;
        }

        return _arithmetic.MatrixProduct(left, right);
    }

    /// <summary>Binds an operand that must be a matrix of elements; null where it is none, which is reported.</summary>
    private Value? BindMatrix(Place at, string name, ExpressionSyntax expression)
    {
        if (BindFactor(at, expression) is not { } value)
        {
            return null;
        }

        if (value.Shape.IsVector)
        {
            string text = TextOf(at, expression);
            string cure = name is "orth" or "qr" ? $"its direction is 'polar({text})'" : $"the diagonal matrix of it is '({text})*eye'";
            Report(at, BindingDiagnostics.OtherThanMatrix, expression.Span, text, $"a vector, {value.Shape.Describe()}", cure);
            return null;
        }

        return value;
    }

    /// <summary>Binds an operand that must be a matrix, or a vector as one; null where it is none, which is reported.</summary>
    private Value? BindFactor(Place at, ExpressionSyntax expression)
    {
        _needsMatrix |= !at.IsGuardedByRank;
        int reported = _diagnostics.Count;
        Value value = _arithmetic.Number(BindExpression(at, expression));
        return AsFactor(at, expression, value, _diagnostics.Count > reported);
    }

    private Value? AsFactor(Place at, ExpressionSyntax expression, Value value, bool hasMistake)
    {
        if (value.Shape.IsHistory)
        {
            Report(at, BindingDiagnostics.OtherThanMatrix, expression.Span, TextOf(at, expression), "a number for each of the last steps", "reduce it to one number, as by 'mean(…)'");
            return null;
        }

        if (value.Shape.Kind == ShapeKind.Block)
        {
            Report(at, BindingDiagnostics.OtherThanMatrix, expression.Span, TextOf(at, expression), "one number for each block", $"put it to the elements first, as in '({TextOf(at, expression)})*g'");
            return null;
        }

        if (value.Shape.IsScalar)
        {
            if (!hasMistake && expression is not MissingExpressionSyntax)
            {
                Report(at, BindingDiagnostics.MatrixNeeded, expression.Span, TextOf(at, expression));
            }

            return null;
        }

        return value;
    }

    /// <summary>Reports values that were used together and do not fit; whether all did.</summary>
    private bool CheckShapes(Place at, RuleSpan span)
    {
        if (_graph.TakeConflict() is not { } conflict)
        {
            return true;
        }

        ReportConflict(at, span, conflict.First, conflict.Second);
        return false;
    }

    private void ReportConflict(Place at, RuleSpan span, Shape first, Shape second) =>
        Report(at, BindingDiagnostics.ShapesDiffer, span, first.Describe(), second.Describe());
}
