using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing.Matrices;

/// <summary>Carries out rules of matrices by walking over their trees; a number is a matrix of one row and column that spreads over the other operand.</summary>
internal sealed class MatrixWalk(RuleSyntax rule, int rows, int columns)
{
    private readonly Dictionary<string, PlainMatrix> _names = new(StringComparer.Ordinal);
    private int _step;

    public PlainMatrix this[string name] => _names[name];

    /// <summary>Makes a step; the states start at 0 of the shapes that <see cref="RandomMatrixRule"/> gives them.</summary>
    public void Step(PlainMatrix weights, PlainMatrix gradient)
    {
        _names["w"] = weights;
        _names["g"] = gradient;
        if (_step == 0)
        {
            _names["m"] = new PlainMatrix(rows, columns);
            _names["L"] = new PlainMatrix(rows, rows);
            _names["R"] = new PlainMatrix(columns, columns);
        }

        _step++;
        Run(rule.Statements);
    }

    private void Run(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            switch (statement)
            {
                case AssignmentSyntax assignment:
                    string name = assignment.Target.Name.Name.Key;
                    PlainMatrix value = Evaluate(assignment.Value);
                    _names[name] = assignment.Operator switch
                    {
                        AssignmentOperator.Assign => value,
                        AssignmentOperator.Subtract => Combine(_names[name], value, (a, b) => a - b),
                        _ => throw new NotSupportedException(assignment.Operator.ToString()),
                    };
                    break;
                case IfSyntax branch when Evaluate(branch.Condition)[0, 0] != 0:
                    Run(branch.WhenTrue.Statements);
                    break;
                case IfSyntax:
                    break;
                default:
                    throw new NotSupportedException(statement.GetType().Name);
            }
        }
    }

    private PlainMatrix Evaluate(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => Number(number.Value),
        BracketedSyntax bracketed => Evaluate(bracketed.Inner),
        NormSyntax norm => Number(Evaluate(norm.Operand).Norm()),
        NameSyntax { Name.Key: "t" } => Number(_step),
        NameSyntax name => _names[name.Name.Key],
        UnarySyntax { Operator: UnaryOperator.Transpose } transposed => Evaluate(transposed.Operand).Transpose(),
        BinarySyntax { Operator: BinaryOperator.MatrixProduct } product => Evaluate(product.Left).Multiply(Evaluate(product.Right)),
        BinarySyntax { Operator: BinaryOperator.Multiply, Left: CallSyntax { Scope: { } scope, Arguments: [var reduced] }, Right: NameSyntax { Name.Key: "eye" } } => Diagonal(scope.Kind == ScopeKind.Row ? Evaluate(reduced) : Evaluate(reduced).Transpose()),
        BinarySyntax { Operator: BinaryOperator.Add, Right: NameSyntax { Name.Key: "eye" } } sum => AddIdentity(Evaluate(sum.Left)),
        BinarySyntax binary => Combine(Evaluate(binary.Left), Evaluate(binary.Right), Operation(binary.Operator)),
        ComparisonSyntax { Operators: [ComparisonOperator.Equal] } comparison =>
            Combine(Evaluate(comparison.Operands[0]), Evaluate(comparison.Operands[1]), (a, b) => a == b ? 1 : 0),
        CallSyntax call => Call(call.Function.Name.Key, [.. call.Arguments!.Select(Evaluate)]),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static PlainMatrix Call(string function, PlainMatrix[] arguments) => function switch
    {
        "orth" => arguments[0].Orthogonalize(),
        "polar" => arguments[0].Polar(),
        "specnorm" => Number(arguments[0].SpectralNorm()),
        "inv" => arguments[0].Invert(),
        "invroot" => arguments[0].InverseSquareRoot(),
        "tanh" => arguments[0].Map(Math.Tanh),
        "ema" => Combine(arguments[0].Map(value => arguments[2][0, 0] * value), arguments[1].Map(value => (1 - arguments[2][0, 0]) * value), (a, b) => a + b),
        _ => throw new NotSupportedException(function),
    };

    private static Func<double, double, double> Operation(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => (a, b) => a + b,
        BinaryOperator.Subtract => (a, b) => a - b,
        BinaryOperator.Multiply => (a, b) => a * b,
        BinaryOperator.Divide => (a, b) => a / b,
        BinaryOperator.Remainder => (a, b) => a % b,
        _ => throw new NotSupportedException(@operator.ToString()),
    };

    /// <summary>The diagonal matrix of the lengths of the rows.</summary>
    private static PlainMatrix Diagonal(PlainMatrix matrix)
    {
        PlainMatrix diagonal = PlainMatrix.Identity(matrix.Rows);
        for (int i = 0; i < matrix.Rows; i++)
        {
            diagonal[i, i] = new PlainMatrix(1, matrix.Columns, [.. matrix.Values.Skip(i * matrix.Columns).Take(matrix.Columns)]).Norm();
        }

        return diagonal;
    }

    private static PlainMatrix Number(double value) => new(1, 1, [value]);

    private static PlainMatrix AddIdentity(PlainMatrix matrix) => matrix.Zip(PlainMatrix.Identity(matrix.Rows), (a, b) => a + b);

    private static PlainMatrix Combine(PlainMatrix a, PlainMatrix b, Func<double, double, double> operation) =>
        a is { Rows: 1, Columns: 1 } ? b.Map(value => operation(a[0, 0], value))
        : b is { Rows: 1, Columns: 1 } ? a.Map(value => operation(value, b[0, 0]))
        : a.Zip(b, operation);
}
