using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Products and functions of whole matrices.</summary>
internal sealed partial class BindingPass
{
    /// <summary>How many sizes may bound each other.</summary>
    private const int MostBounds = 16;

    private Value BindMatrixFunction(string name, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (name == "transpose")
        {
            return BindTranspose(arguments[0]);
        }

        if (name is "sort" or "rank")
        {
            return BindOrder(name, arguments[0]);
        }

        if (name is "polar" or "specnorm")
        {
            return BindFactor(arguments[0]) is { } factor ? BindOfSingularValues(name, factor, arguments[0]) : Unknown;
        }

        if (BindMatrix(name, arguments[0]) is not { } x)
        {
            return Unknown;
        }

        if (name is "inv" or "invroot" or "eigvecs" && !x.Shape.IsUnsized && !x.Shape.IsSquare)
        {
            Report(BindingDiagnostics.SquareMatrixNeeded, call.Span, name, TextOf(arguments[0]), x.Shape.Describe());
            return Unknown;
        }

        return name switch
        {
            "orth" => _arithmetic.Matrix(MatrixFunction.Orthogonalize, x.Shape, x),
            "inv" => _arithmetic.Matrix(MatrixFunction.Invert, x.Shape, x),
            "qr" => _arithmetic.Matrix(MatrixFunction.Orthonormalize, x.Shape, x),
            "invroot" => BindInverseRoot(x, arguments[1]),
            _ => BindEigenVectors(x, arguments.Count > 1 ? arguments[1] : null),
        };
    }

    /// <summary>What is known by singular values; a vector has one, which is its length.</summary>
    private Value BindOfSingularValues(string name, Value x, ExpressionSyntax expression)
    {
        bool isNorm = name == "specnorm";
        if (x.Shape.IsUnsized && isNorm)
        {
            Report(BindingDiagnostics.SizeUnknown, expression.Span);
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

    private Value BindInverseRoot(Value x, ExpressionSyntax root)
    {
        Value k = _arithmetic.Number(BindExpression(root));
        if (!k.Shape.IsScalar)
        {
            Report(BindingDiagnostics.ScalarNeeded, root.Span, TextOf(root), k.Shape.Describe());
            return Unknown;
        }

        return _arithmetic.Matrix(MatrixFunction.InverseRoot, x.Shape, x, k);
    }

    private Value BindEigenVectors(Value x, ExpressionSyntax? count)
    {
        if (count is null)
        {
            return _arithmetic.Matrix(MatrixFunction.EigenVectors, x.Shape, x);
        }

        if (x.Shape.IsUnsized || BindCount(count, x.Shape.Height) is not { } width)
        {
            Report(BindingDiagnostics.CountNeeded, count.Span, TextOf(count));
            return Unknown;
        }

        return _arithmetic.Matrix(MatrixFunction.EigenVectors, Shape.Matrix(x.Shape.Height, width), x);
    }

    /// <summary>The side of a matrix that a constant or a hyperparameter sets; null where the expression is neither.</summary>
    private Dimension? BindCount(ExpressionSyntax expression, Dimension? bound)
    {
        Node count = BindExpression(expression).Node;
        if (bound?.Depth == MostBounds)
        {
            Report(BindingDiagnostics.SizesTooDeep, expression.Span, TextOf(expression), RuleLimits.Text(MostBounds));
            return bound;
        }

        if (count is { IsConstant: true, IsCondition: false, Value: > int.MaxValue })
        {
            Report(BindingDiagnostics.NumberOutOfBounds, expression.Span, "The size of a matrix", "1", RuleLimits.Text(int.MaxValue), TextOf(expression));
            return bound;
        }

        return count switch
        {
            { IsConstant: true, IsCondition: false, Value: >= 1 } when count.Value == Math.Floor(count.Value) => Dimension.Counted(TextOf(expression), count.Value, "", bound),
            { Operation: Operation.Hyperparameter, IsCondition: false } => Dimension.Counted(TextOf(expression), double.NaN, count.Name, bound),
            _ => null,
        };
    }

    private Value BindTranspose(ExpressionSyntax operand) =>
        BindFactor(operand) is { } x ? _arithmetic.Transpose(x) : Unknown;

    private Value BindMatrixProduct(BinarySyntax product, Value bound, bool hasMistake)
    {
        _needsMatrix |= !_isGuardedByRank;
        if (AsFactor(product.Left, _arithmetic.Number(bound), hasMistake) is not { } left || BindFactor(product.Right) is not { } right)
        {
            return Unknown;
        }

        if ((left.Shape.IsUnsized && right.Shape.Kind == ShapeKind.Column) || (left.Shape.Kind == ShapeKind.Row && right.Shape.IsUnsized))
        {
            Report(BindingDiagnostics.SizeUnknown, product.Span);
            return Unknown;
        }

        left = _arithmetic.Sized(left, Shape.Matrix(right.Shape.Height, right.Shape.Height));
        right = _arithmetic.Sized(right, Shape.Matrix(left.Shape.Width, left.Shape.Width));
        if (left.Shape.Width != right.Shape.Height)
        {
            Report(BindingDiagnostics.InnerSidesDiffer, product.Span, TextOf(product.Left), left.Shape.Describe(), TextOf(product.Right), right.Shape.Describe());
            return Unknown;
        }

        return _arithmetic.MatrixProduct(left, right);
    }

    /// <summary>Binds an operand that must be a matrix of elements; null where it is none, which is reported.</summary>
    private Value? BindMatrix(string name, ExpressionSyntax expression)
    {
        if (BindFactor(expression) is not { } value)
        {
            return null;
        }

        if (value.Shape.IsVector)
        {
            string text = TextOf(expression);
            string cure = name is "orth" or "qr" ? $"its direction is 'polar({text})'" : $"the diagonal matrix of it is '({text})*eye'";
            Report(BindingDiagnostics.OtherThanMatrix, expression.Span, text, $"a vector, {value.Shape.Describe()}", cure);
            return null;
        }

        return value;
    }

    /// <summary>Binds an operand that must be a matrix, or a vector as one; null where it is none, which is reported.</summary>
    private Value? BindFactor(ExpressionSyntax expression)
    {
        _needsMatrix |= !_isGuardedByRank;
        int reported = _diagnostics.Count;
        Value value = _arithmetic.Number(BindExpression(expression));
        return AsFactor(expression, value, _diagnostics.Count > reported);
    }

    private Value? AsFactor(ExpressionSyntax expression, Value value, bool hasMistake)
    {
        if (value.Shape.IsHistory)
        {
            Report(BindingDiagnostics.OtherThanMatrix, expression.Span, TextOf(expression), "a number for each of the last steps", "reduce it to one number, as by 'mean(…)'");
            return null;
        }

        if (value.Shape.Kind == ShapeKind.Block)
        {
            Report(BindingDiagnostics.OtherThanMatrix, expression.Span, TextOf(expression), "one number for each block", $"put it to the elements first, as in '({TextOf(expression)})*g'");
            return null;
        }

        if (value.Shape.IsScalar)
        {
            if (!hasMistake && expression is not MissingExpressionSyntax)
            {
                Report(BindingDiagnostics.MatrixNeeded, expression.Span, TextOf(expression));
            }

            return null;
        }

        return value;
    }

    /// <summary>Reports values that were used together and do not fit; whether all did.</summary>
    private bool CheckShapes(RuleSpan span)
    {
        if (_graph.TakeConflict() is not { } conflict)
        {
            return true;
        }

        ReportConflict(span, conflict.First, conflict.Second);
        return false;
    }

    private void ReportConflict(RuleSpan span, Shape first, Shape second) =>
        Report(BindingDiagnostics.ShapesDiffer, span, first.Describe(), second.Describe());
}
