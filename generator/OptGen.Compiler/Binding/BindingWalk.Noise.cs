using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Random numbers. Each call as written draws its own; reading again what it drew gives the same.</summary>
internal sealed partial class BindingWalk
{
    /// <summary>How many calls have been bound.</summary>
    private int _noiseCount;

    /// <summary>How many came before the expression of <c>eval</c>, which is bound twice and draws the same both times.</summary>
    private int _noiseCountBeforeEvaluation;

    private Value BindNoise(Place at, string name, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments)
    {
        int number = _noiseCount++;
        bool hasSides = arguments.Count > 2 || (arguments.Count == 2 && AreSides(at, arguments[0], arguments[1]));
        Shape shape = Shape.Element;
        if (hasSides)
        {
            if (BindSides(at, arguments[arguments.Count - 2], arguments[arguments.Count - 1]) is not { } sides)
            {
                return Unknown;
            }

            shape = sides;
        }

        List<Value> values = [.. arguments.Take(arguments.Count - (hasSides ? 2 : 0)).Select(argument => BindExpression(at, argument))];
        return name switch
        {
            "normal" when values.Count == 0 => _arithmetic.Normal(number, shape),
            "normal" => _arithmetic.Add(values[0], _arithmetic.Multiply(values[1], _arithmetic.Normal(number, shape))),
            "uniform" when values.Count == 0 || IsUnitInterval(values[0].Node, values[1].Node) => _arithmetic.Uniform(number, shape),
            "uniform" => Between(values[0], values[1], _arithmetic.Uniform(number, shape)),
            _ => _arithmetic.Compare(Operation.Less, _arithmetic.Uniform(number, shape), values[0]),
        };
    }

    /// <summary>Whether two arguments are the sides of a matrix, not what tells a distribution: one is a side of the parameter, or both are whole numbers by their types.</summary>
    private bool AreSides(Place at, ExpressionSyntax height, ExpressionSyntax width)
    {
        if (OwnSide(height) is not null || OwnSide(width) is not null)
        {
            return true;
        }

        return (IsWholeHyperparameter(at, height) || IsWholeHyperparameter(at, width)) && IsWhole(at, height) && IsWhole(at, width);
    }

    private bool IsWhole(Place at, ExpressionSyntax side) => IsWholeHyperparameter(at, side) || ConstantEvaluator.WholeNumber(side, at.Frame.LoopVariables) >= 1;

    private bool IsWholeHyperparameter(Place at, ExpressionSyntax side) =>
        side is NameSyntax { Name.Key: var key } && at.Frame.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key && hyperparameter.Type is HyperparameterType.Int32 or HyperparameterType.Int64);

    /// <summary>A side of the parameter, by its name; null for all else.</summary>
    private static Dimension? OwnSide(ExpressionSyntax side) => side is NameSyntax { Name.Key: var key }
        ? key switch { "rows" => Dimension.Rows, "cols" => Dimension.Columns, _ => null }
        : null;

    /// <summary>The shape of a matrix by its sides; one that is counted is at most as long as a side of the parameter beside it, as that of <c>eigvecs</c> is.</summary>
    private Shape? BindSides(Place at, ExpressionSyntax height, ExpressionSyntax width)
    {
        (Dimension? ownHeight, Dimension? ownWidth) = (OwnSide(height), OwnSide(width));
        Dimension? first = ownHeight ?? BindCount(at, height, ownWidth);
        Dimension? second = ownWidth ?? BindCount(at, width, ownHeight);
        if (first is null || second is null)
        {
            ExpressionSyntax unfixed = first is null ? height : width;
            Report(at, BindingDiagnostics.CountNeeded, unfixed.Span, TextOf(at, unfixed));
            return null;
        }

        return Shape.Matrix(first, second);
    }

    private static bool IsUnitInterval(Node low, Node high) => low is { IsConstant: true, Value: 0 } && high is { IsConstant: true, Value: 1 };

    /// <summary>a + (b − a)·u.</summary>
    private Value Between(Value low, Value high, Value share) =>
        _arithmetic.Add(low.Named(), _arithmetic.Multiply(_arithmetic.Subtract(high.Named(), low.Named()), share));
}
