using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// What the caller of a step knows besides weights and gradient. A called rule is given what its caller is given under the same name; what no caller
/// knows of is given to the whole.
/// </summary>
internal sealed partial class BindingWalk
{
    private readonly List<GivenSymbol> _givens = [];

    /// <summary>Makes the declarations of a rule known before its statements, wherever they stand.</summary>
    private void DeclareGivens(Place at, RuleSyntax rule)
    {
        foreach (GivenSyntax given in RuleTree.Descendants(rule).OfType<GivenSyntax>())
        {
            string key = WellKnownNames.Fold(given.Name.Name.Key);
            if (FindClash(at, key) is { } clash)
            {
                Report(at, BindingDiagnostics.GivenNameTaken, given.Name.Span, given.Name.Name.Text, clash);
            }
            else if (at.Frame.Givens.ContainsKey(key))
            {
                Report(at, BindingDiagnostics.GivenTwice, given.Span, given.Name.Name.Text);
            }
            else
            {
                Node value = BindSides(at, given) is { } shape ? FromCaller(at, given, key, shape) ?? Give(key, given.Name.Name.Text, shape) : Unknown.Node;
                at.Frame.Givens.Add(key, value);
                at.Scope[at.Frame.Key(key)] = value;
            }
        }
    }

    /// <summary>What else a name is, which then cannot be given; null where it is nothing else.</summary>
    private string? FindClash(Place at, string key) =>
        key == WellKnownNames.Hessian ? "an estimate of the Hessian's diagonal, which needs no declaration"
        : WellKnownNames.IsReserved(key) ? "a name that every rule knows"
        : at.Frame.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key) ? "a hyperparameter"
        : at.Frame.Caller is not null && !IsGivenToCaller(at, key) && _rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key) ? "a hyperparameter of the class"
        : null;

    private bool IsGivenToCaller(Place at, string key)
    {
        for (Frame? caller = at.Frame.Caller; caller is not null; caller = caller.Caller)
        {
            if (caller.Givens.ContainsKey(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the nearest caller is given under the name; null where none is, or it has another size, which is reported.</summary>
    private Node? FromCaller(Place at, GivenSyntax given, string key, Shape shape)
    {
        for (Frame? caller = at.Frame.Caller; caller is not null; caller = caller.Caller)
        {
            if (caller.Givens.TryGetValue(key, out Node value))
            {
                if (value.Shape != shape)
                {
                    ReportGivenSizes(at, given.Name.Name.Text, value.Shape, shape);
                }

                return value;
            }
        }

        if (_givens.FirstOrDefault(known => known.Key == key) is { } other && other.Shape != shape)
        {
            ReportGivenSizes(at, given.Name.Name.Text, other.Shape, shape);
            return _graph.Leaf(Operation.Given, other.Shape, key);
        }

        return null;
    }

    private void ReportGivenSizes(Place at, string name, Shape first, Shape second) =>
        Report(at, BindingDiagnostics.GivenSizesDiffer, at.Frame.Call, name, DescribeGiven(first), DescribeGiven(second));

    private static string DescribeGiven(Shape shape) => shape.Kind == ShapeKind.Element ? "one number for each weight" : shape.Describe();

    private Node Give(string key, string name, Shape shape)
    {
        if (_givens.All(known => known.Key != key))
        {
            _givens.Add(new GivenSymbol(key, name, shape));
        }

        return _graph.Leaf(Operation.Given, shape, key);
    }

    /// <summary>How much is given; null where its sides do not tell, which is reported.</summary>
    private Shape? BindSides(Place at, GivenSyntax given)
    {
        if (given.Sides.Count == 0)
        {
            return Shape.Element;
        }

        List<Dimension> sides = [];
        foreach (ExpressionSyntax side in given.Sides)
        {
            if (BindSide(at, side) is not { } length)
            {
                Report(at, BindingDiagnostics.GivenSideNeeded, side.Span, TextOf(at, side));
                return null;
            }

            sides.Add(length);
        }

        // One side is that of a column vector, but for that of the parameter's rows.
        (Dimension height, Dimension width) = sides.Count == 2 ? (sides[0], sides[1]) : sides[0] == Dimension.Columns ? (Dimension.One, sides[0]) : (sides[0], Dimension.One);
        return height == Dimension.One && width == Dimension.One ? Shape.Scalar
            : width == Dimension.One ? Shape.OfRows(height)
            : height == Dimension.One ? Shape.OfColumns(width)
            : Shape.Matrix(height, width);
    }

    private Dimension? BindSide(Place at, ExpressionSyntax side) => side switch
    {
        NumberSyntax { Value: 1 } => Dimension.One,
        NumberSyntax { Value: > 1 and <= int.MaxValue } number when number.Value == Math.Floor(number.Value) => Dimension.Counted(TextOf(at, side), number.Value, "", null),
        NameSyntax { Name.Key: "rows" } => Dimension.Rows,
        NameSyntax { Name.Key: "cols" } => Dimension.Columns,
        NameSyntax name when FindHyperparameter(at, at.Frame, name.Name.Key) is { Node: { Operation: Operation.Hyperparameter, IsCondition: false } length } => Dimension.Counted(TextOf(at, side), double.NaN, length.Name, null),
        _ => null,
    };
}
