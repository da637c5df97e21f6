namespace OptGen.Compiler.Values;

/// <summary>
/// The numbers of the language (its section 5), turned into nodes: which products and sums are fused, what divides, what a power is.
/// Nothing is reassociated or approximated here that the language does not name.
/// </summary>
internal sealed class Arithmetic(ValueGraph graph, bool fusedMultiplyAdd)
{
    /// <summary>Whole powers up to this one are products; beyond, and for all others, the function pow is exact enough and shorter.</summary>
    private const int LargestProductPower = 64;

    public Value Constant(double value) => new(graph.Constant(value));

    /// <summary>A condition becomes 1 or 0; a number stays.</summary>
    public Value Number(Value value) => value.IsCondition ? new(graph.Operate(Operation.Number, value.Node)) : value;

    public Value Add(Value left, Value right)
    {
        (left, right) = (Number(left), Number(right));
        if (AsProduct(left) is { } first)
        {
            return Fuse(first, right);
        }

        return AsProduct(right) is { } second ? Fuse(second, left) : new(graph.Operate(Operation.Add, left.Node, right.Node));
    }

    public Value Subtract(Value left, Value right)
    {
        (left, right) = (Number(left), Number(right));
        if (AsProduct(left) is { } first)
        {
            // The sign belongs to a factor: behind the sum it would turn an exact 0 into −0.
            Node a = first.IsNegated ? graph.Operate(Operation.Negate, first.A) : first.A;
            return new(graph.Operate(Operation.MultiplySubtract, a, first.B, right.Node));
        }

        return AsProduct(right) is { } second
            ? Fuse(second with { IsNegated = !second.IsNegated }, left)
            : new(graph.Operate(Operation.Subtract, left.Node, right.Node));
    }

    public Value Multiply(Value left, Value right)
    {
        (left, right) = (Number(left), Number(right));
        return new(graph.Operate(Operation.Multiply, left.Node, right.Node), IsProduct: true);
    }

    /// <summary>An element divided by a scalar is multiplied by the scalar's reciprocal.</summary>
    public Value Divide(Value left, Value right)
    {
        (left, right) = (Number(left), Number(right));
        return left.IsElement && !right.IsElement
            ? Multiply(left, Reciprocal(right))
            : new(graph.Operate(Operation.Divide, left.Node, right.Node));
    }

    public Value Remainder(Value left, Value right)
    {
        (left, right) = (Number(left), Number(right));
        return new(graph.Operate(Operation.Remainder, left.Node, right.Node));
    }

    public Value Negate(Value value) => new(graph.Operate(Operation.Negate, Number(value).Node), value.IsProduct);

    public Value Power(Value @base, Value exponent)
    {
        (@base, exponent) = (Number(@base), Number(exponent));
        if (!exponent.Node.IsConstant)
        {
            return Call(Intrinsics.Pow, @base, exponent);
        }

        double power = exponent.Node.Value;
        if (power == Math.Floor(power) && Math.Abs(power) <= LargestProductPower)
        {
            Value product = WholePower(@base, (int)Math.Abs(power));
            return power < 0 ? Reciprocal(product) : product;
        }

        return power switch
        {
            0.5 => Call(Intrinsics.Sqrt, @base),
            -0.5 => Reciprocal(Call(Intrinsics.Sqrt, @base)),
            _ => Call(Intrinsics.Pow, @base, exponent),
        };
    }

    public Value Reciprocal(Value value) => new(graph.Operate(Operation.Divide, graph.Constant(1), Number(value).Node));

    public Value Call(Intrinsic function, params Value[] arguments) =>
        new(graph.Call(function, [.. arguments.Select(argument => Number(argument).Node)]));

    public Value Not(Value condition) => new(graph.Operate(Operation.Not, condition.Node));

    /// <summary>Whether both conditions hold, or one of them.</summary>
    public Value Logical(bool isAnd, Value first, Value second) => new(graph.Operate(isAnd ? Operation.And : Operation.Or, first.Node, second.Node));

    public Value Compare(Operation comparison, Value left, Value right) =>
        new(graph.Operate(comparison, Number(left).Node, Number(right).Node));

    public Value Select(Value condition, Value whenTrue, Value whenFalse)
    {
        if (!(whenTrue.IsCondition && whenFalse.IsCondition))
        {
            (whenTrue, whenFalse) = (Number(whenTrue), Number(whenFalse));
        }

        return new(graph.Select(condition.Node, whenTrue.Node, whenFalse.Node));
    }

    /// <summary>β·x + (1 − β)·e.</summary>
    public Value Ema(Value x, Value e, Value β) => Add(Multiply(β, x), Multiply(Subtract(Constant(1), β.Named()), e));

    /// <summary>a + s·(b − a).</summary>
    public Value Lerp(Value a, Value b, Value s) => Add(a.Named(), Multiply(s, Subtract(b.Named(), a.Named())));

    /// <summary>x / (1 − β^t).</summary>
    public Value Hat(Value x, Value β, Value t) => Divide(x, Subtract(Constant(1), Power(β, t)));

    /// <summary>min(max(x, low), high).</summary>
    public Value Clamp(Value x, Value low, Value high) => Call(Intrinsics.Min, Call(Intrinsics.Max, x, low), high);

    /// <summary>Standard normal noise.</summary>
    public Value Normal(int call, Shape shape) => new(graph.Noise(Operation.Normal, call, shape));

    /// <summary>Noise evenly spread from 0 to 1.</summary>
    public Value Uniform(int call, Shape shape) => new(graph.Noise(Operation.Uniform, call, shape));

    /// <summary>The sum of all elements; each scalar counts once for every weight.</summary>
    public Value Sum(Value x, ReductionScope scope) => Reduce(ReductionKind.Sum, scope, x);

    /// <summary>The sum of the products, each exact.</summary>
    public Value Dot(Value a, Value b, ReductionScope scope) =>
        IsSingle(scope, Shape.Broadcast(a.Shape, b.Shape)) ? Multiply(a, b).Named()
        : scope.Axis == ReductionAxis.All && a.Node.IsVector && a.Shape == b.Shape ? Once(ReductionKind.Sum, Dot(a, b, ReductionAxis.Parameter))
        : a.Node.IsVector && b.Shape == Shape.Scalar || a.Shape == Shape.Scalar && b.Node.IsVector
            ? Sum(Multiply(a, b), scope)
            : new(graph.Reduce(new Reduction(ReductionKind.Dot, scope), Number(a).Node, Number(b).Node));

    public Value Greatest(Value x, ReductionScope scope) => Reduce(ReductionKind.Max, scope, x);

    public Value Least(Value x, ReductionScope scope) => Reduce(ReductionKind.Min, scope, x);

    /// <summary>Whether a condition holds for some element: whether the greatest of its numbers is 1. Of nothing it is −∞.</summary>
    public Value Any(Value condition, ReductionScope scope) => Compare(Operation.Greater, Greatest(Number(condition), scope), Constant(0));

    /// <summary>Whether no element is infinite or NaN.</summary>
    public Value AllFinite(Value x, ReductionScope scope)
    {
        Value isNot = new(graph.Operate(Operation.Not, Call(Intrinsics.IsFinite, x).Node));
        return new(graph.Operate(Operation.Not, Any(isNot, scope).Node));
    }

    public Value Mean(Value x, ReductionScope scope) => Divide(Sum(x, scope), Count(scope, x));

    public Value Norm(Value x, ReductionScope scope) => Call(Intrinsics.Sqrt, Dot(x, x, scope));

    public Value RootMeanSquare(Value x, ReductionScope scope) => Call(Intrinsics.Sqrt, Divide(Dot(x, x, scope), Count(scope, x)));

    /// <summary>√(Σ(x − mean)²/(n − 1)). The deviations are those of the numbers that the mean is of, rounded as these are.</summary>
    public Value StandardDeviation(Value x, ReductionScope scope)
    {
        x = AsReduced(x, scope, x.Shape);
        Value deviation = Subtract(x.Named(), Mean(x, scope)).Named();
        return Call(Intrinsics.Sqrt, Divide(Dot(deviation, deviation, scope), Subtract(Count(scope, x), Constant(1))));
    }

    /// <summary>⟨a, b⟩/(‖a‖·‖b‖), of two tensors of one shape.</summary>
    public Value Cosine(Value a, Value b, ReductionScope scope)
    {
        Shape both = Shape.Broadcast(a.Shape, b.Shape);
        (a, b) = (AsReduced(a, scope, both), AsReduced(b, scope, both));
        return Divide(Dot(a, b, scope), Multiply(Norm(a, scope), Norm(b, scope)));
    }

    /// <summary>The number that a share of the elements lies below, between two of them in proportion.</summary>
    public Value Quantile(Value x, Value share, ReductionScope scope)
    {
        (x, share) = (Number(x), Number(share));
        if (!IsSingle(scope, x.Shape))
        {
            return new(graph.Quantile(scope, x.Node, share.Node));
        }

        Value isShare = new(graph.Operate(Operation.And, Compare(Operation.GreaterOrEqual, share, Constant(0)).Node, Compare(Operation.LessOrEqual, share, Constant(1)).Node));
        return Select(isShare, x, Constant(double.NaN));
    }

    /// <summary>The elements of a tensor in ascending order.</summary>
    public Value Sort(Value x) => x.Node.IsVector ? new(graph.OrderVector(Operation.Sort, x.Node)) : Matrix(MatrixFunction.Sort, x.Shape, x);

    /// <summary>The place of each element of a tensor in ascending order.</summary>
    public Value Rank(Value x) => x.Node.IsVector ? new(graph.OrderVector(Operation.Places, x.Node)) : Matrix(MatrixFunction.Places, x.Shape, x);

    /// <summary>How many numbers a reduction takes in; those of a vector are its own.</summary>
    public Value Count(ReductionScope scope, Value x) => (scope.Axis, x.Shape.Kind) switch
    {
        _ when IsSingle(scope, x.Shape) => Constant(1),
        (ReductionAxis.All, ShapeKind.Row or ShapeKind.Column or ShapeKind.Block or ShapeKind.Matrix) => Once(ReductionKind.Sum, Count(ReductionAxis.Parameter, x)),
        (ReductionAxis.All, _) => Leaf(Operation.TotalLength),
        (ReductionAxis.Row, _) => Length(x.Shape.IsElementwise ? x.Shape.Width : Dimension.Columns),
        (ReductionAxis.Column, _) => Length(x.Shape.IsElementwise ? x.Shape.Height : Dimension.Rows),
        (ReductionAxis.Axis, _) => Divide(Leaf(Operation.Length), Length(Dimension.OfAxis(scope.Number))),
        (ReductionAxis.Block, _) => new(graph.Leaf(Operation.BlockLength, scope.Shape, scope.Block!.Name)),
        (_, ShapeKind.Row) => Length(x.Shape.Height),
        (_, ShapeKind.Column) => Length(x.Shape.Width),
        (_, ShapeKind.Block) => new(graph.Leaf(Operation.BlockCount, Shape.Scalar, x.Shape.Height.Name)),
        (_, ShapeKind.Matrix) => Multiply(Length(x.Shape.Height), Length(x.Shape.Width)),
        _ => Leaf(Operation.Length),
    };

    /// <summary>As many numbers as a reduction takes in of a tensor: one for each element, unless all of a vector's own become one.</summary>
    private Value AsReduced(Value x, ReductionScope scope, Shape shape) =>
        new(graph.Widen(Number(x).Node, shape.IsElementwise || (shape.IsVector && (scope.Axis is ReductionAxis.Parameter or ReductionAxis.All || IsSingle(scope, shape))) ? shape : Shape.Element));

    /// <summary>The length of a side.</summary>
    private Value Length(Dimension side) =>
        side == Dimension.Rows ? Leaf(Operation.Rows)
        : side == Dimension.Columns ? Leaf(Operation.Columns)
        : side == Dimension.One ? Constant(1)
        : side.Axis is { } axis ? new(graph.Leaf(Operation.AxisLength, Shape.Scalar, axis.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : side.CountKey.Length > 0 ? Call(Intrinsics.Min, Add(new Value(graph.Leaf(Operation.State, Shape.Scalar, side.CountKey)), Constant(1)), Counted(side))
        : side.Bound is null ? Counted(side)
        : Call(Intrinsics.Min, Counted(side), Length(side.Bound));

    private Value Counted(Dimension side) =>
        side.Hyperparameter.Length > 0 ? new(graph.Leaf(Operation.Hyperparameter, Shape.Scalar, side.Hyperparameter)) : Constant(side.Count);

    private Value Leaf(Operation operation) => new(graph.Leaf(operation, Shape.Scalar));

    private Value Reduce(ReductionKind kind, ReductionScope scope, Value x) =>
        IsSingle(scope, x.Shape) ? Number(x).Named()
        : scope.Axis == ReductionAxis.All && x.Node.IsVector ? Once(kind, Reduce(kind, ReductionAxis.Parameter, x))
        : new(graph.Reduce(new Reduction(kind, scope), Number(x).Node));

    /// <summary>A reduction over all parameters of one number of each.</summary>
    private Value Once(ReductionKind kind, Value x) => new(graph.Reduce(new Reduction(kind, new ReductionScope(ReductionAxis.All) { IsOnce = true }), x.Node));

    /// <summary>Whether each result is of one number: a vector of another matrix is one of a single row or column, and does not stand beside the parameter.</summary>
    private static bool IsSingle(ReductionScope scope, Shape shape) =>
        !shape.IsAxis && ((scope.Axis == ReductionAxis.Row && shape.Kind == ShapeKind.Row && shape != Shape.Row)
            || (scope.Axis == ReductionAxis.Column && shape.Kind == ShapeKind.Column && shape != Shape.Column));

    /// <summary>A function of whole matrices.</summary>
    public Value Matrix(MatrixFunction function, Shape shape, params Value[] inputs) =>
        new(graph.Matrix(function, shape, [.. inputs.Select(input => input.Node)]));

    /// <summary>The product of matrices; of vectors too, which are added up as in reductions.</summary>
    public Value MatrixProduct(Value left, Value right) => (left.Shape.Kind, right.Shape.Kind) switch
    {
        (ShapeKind.Row, ShapeKind.Column) => Multiply(left, right).Named(),
        (ShapeKind.Column, ShapeKind.Row) => Dot(Transpose(left), right, ReductionAxis.Parameter),
        // A transposed matrix is read as it is: Aᵀ@v is (vᵀ@A)ᵀ.
        (_, ShapeKind.Row) when Node.IsTransposedFactor(left.Node) => Transpose(MatrixProduct(Transpose(right), Transpose(left))),
        (ShapeKind.Column, _) when Node.IsTransposedFactor(right.Node) => Transpose(MatrixProduct(Transpose(right), Transpose(left))),
        (_, ShapeKind.Row) => Dot(left, Transpose(right), ReductionAxis.Row),
        (ShapeKind.Column, _) => Dot(Transpose(left), right, ReductionAxis.Column),
        _ => Matrix(
            MatrixFunction.Multiply,
            left.Shape.IsUnsized ? Shape.Unsized : Shape.Matrix(left.Shape.Height, right.Shape.Width),
            left,
            right),
    };

    public Value Transpose(Value x) => x.Node.IsVector
        ? new(graph.TransposeVector(Number(x).Node))
        : x.Node is { IsMatrixFunction: true, Matrix: MatrixFunction.Transpose }
            ? new(x.Node.Inputs[0])
            : Matrix(MatrixFunction.Transpose, x.Shape.IsUnsized ? x.Shape : Shape.Matrix(x.Shape.Width, x.Shape.Height), x);

    /// <summary>The value, with a size if it had none and the given one is known.</summary>
    public Value Sized(Value value, Shape shape) => shape.Height == Dimension.Unknown ? value : value with { Node = graph.Sized(value.Node, shape) };

    /// <summary>a − b, without computing it where a is b and something added to it.</summary>
    public Value Difference(Value a, Value b)
    {
        IReadOnlyList<Node> inputs = a.Node.Inputs;
        return a.Node.Operation switch
        {
            Operation.Add when inputs[0] == b.Node => new Value(inputs[1]),
            Operation.Add when inputs[1] == b.Node => new Value(inputs[0]),
            Operation.Subtract when inputs[0] == b.Node => Negate(new Value(inputs[1])),
            Operation.MultiplyAdd when inputs[2] == b.Node => Multiply(new Value(inputs[0]), new Value(inputs[1])),
            Operation.MultiplyAddNegated when inputs[2] == b.Node => Negate(Multiply(new Value(inputs[0]), new Value(inputs[1]))),
            _ => Subtract(a, b),
        };
    }

    private Value WholePower(Value @base, int power)
    {
        if (power == 0)
        {
            return @base.Shape.IsScalar ? Constant(1) : Call(Intrinsics.Pow, @base, Constant(0));
        }

        if (power == 1)
        {
            return @base.Named();
        }

        Value half = WholePower(@base, power / 2);
        Value square = Multiply(half.Named(), half.Named());
        return power % 2 == 0 ? square : Multiply(square, @base.Named());
    }

    private Value Fuse(Product product, Value addend) =>
        new(graph.Operate(product.IsNegated ? Operation.MultiplyAddNegated : Operation.MultiplyAdd, product.A, product.B, addend.Node));

    private Product? AsProduct(Value value)
    {
        if (!fusedMultiplyAdd || !value.IsProduct || !value.IsElement)
        {
            return null;
        }

        Node node = value.Node;
        bool isNegated = false;
        for (; node.Operation == Operation.Negate; node = node.Inputs[0])
        {
            isNegated = !isNegated;
        }

        return node.Operation == Operation.Multiply ? new Product(node.Inputs[0], node.Inputs[1], isNegated) : null;
    }

    private readonly record struct Product(Node A, Node B, bool IsNegated);
}
