using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

internal sealed partial class ModelWalk
{
    private void BindStatements(ModelFrame at)
    {
        FindStates(at);
        BindBlock(at, at.Statements);
    }

    /// <summary>A name with initial values that is assigned somewhere is a state.</summary>
    private static void FindStates(ModelFrame at)
    {
        SyntaxNode[] nodes = [.. at.Statements.SelectMany(RuleTree.Descendants)];
        HashSet<string> assigned = [.. nodes.OfType<AssignmentSyntax>().Select(assignment => assignment.Target.Name.Name.Key)];
        foreach (TensorDeclarationSyntax declaration in nodes.OfType<TensorDeclarationSyntax>().Where(declaration => declaration.Initial is not null))
        {
            if (assigned.Contains(declaration.Name.Name.Key))
            {
                at.States[declaration.Name.Name.Key] = at.Prefix + declaration.Name.Name.Text;
            }
        }
    }

    private void BindBlock(ModelFrame at, IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            BindStatement(at, statement);
        }
    }

    private void BindStatement(ModelFrame at, StatementSyntax statement)
    {
        Count(at, statement.Span);
        switch (statement)
        {
            case TensorDeclarationSyntax { Initial: null } data:
                BindData(at, data);
                break;

            case TensorDeclarationSyntax variable:
                BindVariable(at, variable);
                break;

            case AssignmentSyntax assignment:
                BindReplaced(at, assignment);
                break;

            case ResultSyntax result when !Reads(at, result.Value, at.Missing):
                at.Result = Bind(at, result.Value);
                break;

            case IfSyntax branch:
                BindIf(at, branch);
                break;

            case ForSyntax loop:
                BindFor(at, loop);
                break;

            case AxisLoopSyntax loop:
                BindAlong(at, loop);
                break;

            case BlockSyntax block:
                BindBlock(at, block.Statements);
                break;

            case GivenSyntax given:
                Report(at, ModelDiagnostics.NotInModels, given.Span, "given", $"data is declared by its axes: '{given.Name.Name.Text}[N]'");
                at.Values[given.Name.Name.Key] = Operand.Unknown;
                break;
        }
    }

    private static bool Reads(ModelFrame at, SyntaxNode node, HashSet<string> keys) =>
        keys.Count > 0 && RuleTree.Descendants(node).OfType<NameSyntax>().Any(name => keys.Contains(name.Name.Key) && !at.Axes.ContainsKey(name.Name.Key));

    private void BindReplaced(ModelFrame at, AssignmentSyntax assignment)
    {
        if (!at.Replacements.TryGetValue(assignment, out IReadOnlyList<AssignmentSyntax>? instead))
        {
            BindAssignment(at, assignment);
            return;
        }

        at.Source = at.Caller!.Value.Frame.Source;
        foreach (AssignmentSyntax replacement in instead)
        {
            BindAssignment(at, replacement);
        }

        at.Source = at;
    }

    private void BindAssignment(ModelFrame at, AssignmentSyntax assignment)
    {
        RuleName name = assignment.Target.Name.Name;
        if (Reads(at, assignment, at.Missing))
        {
            at.Missing.Add(name.Key);
            return;
        }

        bool isState = at.States.TryGetValue(name.Key, out string? state);
        if (isState && !_isTraining)
        {
            return;
        }

        Operand value = assignment.Operator == AssignmentOperator.Assign
            ? BindNamed(at, assignment)
            : BindCompound(at, assignment);
        if (IsMisplaced(at, assignment.Target, isState))
        {
            return;
        }

        string key = IndexedKey(at, assignment.Target) ?? name.Key;
        if (isState && !value.IsUnknown && at.Values.TryGetValue(name.Key, out Operand? before) && before.Tensor is { } declared)
        {
            value = AsDeclared(at, assignment, value, declared.Axes);
            if (value.Tensor is { } next)
            {
                _updates.RemoveAll(update => update.State == state);
                _updates.Add((state!, next));
            }
        }
        else if (assignment.Target.Axes is { } axes && key == name.Key)
        {
            value = Named(at, assignment, value, axes);
        }

        at.Values[key] = value;
        at.PartlyAssigned.Remove(key);
    }

    /// <summary><c>h[i]</c> in a loop that is unrolled is a name of its own for each i, <c>o[s]</c> in one along an axis the place of the round; null where the brackets are axes.</summary>
    private static string? IndexedKey(ModelFrame at, TargetSyntax target) =>
        target.Axes is { } places && PlaceKeyOf(at, target.Name.Name.Key, places) is { } ofRound ? ofRound
        : target.Axes is { Count: 1 } axes && IsOfLoop(at, axes[0]) ? IndexedKey(at, target.Name.Name.Key, axes[0])
        : null;

    private static string? IndexedKey(ModelFrame at, string key, ExpressionSyntax index) =>
        ConstantEvaluator.WholeNumber(index, at.LoopVariables) is { } number ? $"{key}[{number}]" : null;

    private static bool IsOfLoop(ModelFrame at, ExpressionSyntax index) =>
        index is NumberSyntax { Value: 0 } || RuleTree.Descendants(index).OfType<NameSyntax>().Any(name => at.LoopVariables.ContainsKey(name.Name.Key));

    private Operand BindNamed(ModelFrame at, AssignmentSyntax assignment)
    {
        ExpressionSyntax value = assignment.Value;
        while (value is BracketedSyntax bracketed)
        {
            value = bracketed.Inner;
        }

        RuleName name = assignment.Target.Name.Name;
        bool isNew = at.Rounds.Length > 0 || !at.Values.ContainsKey(name.Key);
        return (value is CallSyntax or WithSyntax) && isNew ? BindModelOrFunction(at, value, name.Text) : Bind(at, assignment.Value);
    }

    private Operand BindCompound(ModelFrame at, AssignmentSyntax assignment)
    {
        Operand left = Bind(at, assignment.Target.Axes is { } places && IndexedKey(at, assignment.Target) is not null
            ? new SubscriptSyntax(assignment.Target.Span, assignment.Target.Name, places)
            : assignment.Target.Name);
        Operand right = Bind(at, assignment.Value);
        BinaryOperator @operator = assignment.Operator switch
        {
            AssignmentOperator.Add => BinaryOperator.Add,
            AssignmentOperator.Subtract => BinaryOperator.Subtract,
            AssignmentOperator.Multiply => BinaryOperator.Multiply,
            _ => BinaryOperator.Divide,
        };
        return Operate(at, assignment.Span, @operator, left, right);
    }

    /// <summary>A value with the axes that a state is declared with.</summary>
    private Operand AsDeclared(ModelFrame at, AssignmentSyntax assignment, Operand value, IReadOnlyList<Axis> axes)
    {
        Operand known = value.Along(axes);
        Operand met = Relabelled(at, known, axes);
        if (!met.Axes.All(axes.Contains))
        {
            Report(at, ModelDiagnostics.AxesOfAssignment, assignment.Span, assignment.Target.Name.Name.Text, Describe(axes), Describe(known.Axes));
            return Operand.Unknown;
        }

        return _elements.Apply((arithmetic, values) => arithmetic.Number(values[0]), axes, met with { IsProduct = false });
    }

    private void BindIf(ModelFrame at, IfSyntax branch)
    {
        Operand condition = BindCondition(at, branch.Condition).Along([]);
        if (condition.IsUnknown)
        {
            BindBranch(at, branch.WhenTrue);
            BindBranch(at, branch.WhenFalse);
            return;
        }

        if (ModelElements.Known(condition) is { } holds)
        {
            foreach (AssignmentSyntax skipped in ((holds ? branch.WhenFalse : branch.WhenTrue) is { } other ? RuleTree.Descendants(other) : []).OfType<AssignmentSyntax>())
            {
                at.PartlyAssigned.Add(skipped.Target.Name.Name.Key);
            }

            BindBranch(at, holds ? branch.WhenTrue : branch.WhenFalse);
            return;
        }

        Dictionary<string, Operand> before = new(at.Values, StringComparer.Ordinal);
        BindBranch(at, branch.WhenTrue);
        Dictionary<string, Operand> whenTrue = at.Values;
        at.Values = new(before, StringComparer.Ordinal);
        BindBranch(at, branch.WhenFalse);
        Dictionary<string, Operand> whenFalse = at.Values;
        at.Values = before;
        foreach (string key in whenTrue.Keys.Concat(whenFalse.Keys).Distinct().OrderBy(key => key, StringComparer.Ordinal).ToArray())
        {
            if (!whenTrue.TryGetValue(key, out Operand? first) || !whenFalse.TryGetValue(key, out Operand? second))
            {
                at.PartlyAssigned.Add(key);
                at.Values.Remove(key);
            }
            else if (!ReferenceEquals(first, second))
            {
                Operand chosen = Choose(at, branch.Condition.Span, condition, first, second);
                at.Values[key] = chosen;
                if (at.States.TryGetValue(key, out string? state) && chosen.Tensor is { } next)
                {
                    _updates.RemoveAll(update => update.State == state);
                    _updates.Add((state, next));
                }
            }
        }
    }

    private void BindBranch(ModelFrame at, StatementSyntax? branch)
    {
        if (branch is not null)
        {
            BindStatement(at, branch);
        }
    }

    private void BindFor(ModelFrame at, ForSyntax loop)
    {
        if (_isProbing)
        {
            // One round has the axes that all have.
            BindRound(at, loop, 0);
            return;
        }

        Length? first = loop.From is MissingExpressionSyntax ? null : LengthOf(at, loop.From);
        Length? end = loop.To is MissingExpressionSyntax ? null : LengthOf(at, loop.To);
        Length? rounds = first is not null && end is not null ? end - first : null;
        if (rounds is not null && (rounds.Number is null or >= FewestRounds))
        {
            if (BindRounds(at, loop, first!, rounds))
            {
                NoteRounds(rounds);
                return;
            }

            // The first round may differ: it takes the axes that the others keep.
            Beginning beginning = Begin(at);
            if (first!.Number is { } number && (rounds.Number is null or > FewestRounds))
            {
                BindRound(at, loop, number);
                if (BindRounds(at, loop, first + Length.One, rounds - Length.One))
                {
                    NoteRounds(rounds - Length.One);
                    return;
                }
            }

            BeginAgain(at, beginning);
        }

        if (Bound(at, loop.From) is not { } from || Bound(at, loop.To) is not { } to)
        {
            return;
        }

        if (to - from > RuleLimits.Turns)
        {
            Report(at, BindingDiagnostics.LoopTooLong, RuleSpan.Cover(loop.From.Span, loop.To.Span), $"{to - from}", $"{RuleLimits.Turns}");
            return;
        }

        for (long i = from; i < to; i++)
        {
            BindRound(at, loop, i);
        }
    }

    /// <summary>Writes a round of a loop out.</summary>
    private void BindRound(ModelFrame at, ForSyntax loop, long number)
    {
        string key = loop.Variable.Name.Key;
        string rounds = at.Rounds;
        bool isNested = at.LoopVariables.TryGetValue(key, out int outer);
        at.LoopVariables[key] = (int)number;
        at.Rounds = $"{rounds}.{number}";
        BindBlock(at, loop.Body.Statements);
        at.Rounds = rounds;
        at.LoopVariables.Remove(key);
        if (isNested)
        {
            at.LoopVariables[key] = outer;
        }
    }

    /// <summary>Notes a number of rounds that the constructor gives: it must not be below 0.</summary>
    private void NoteRounds(Length rounds)
    {
        if (rounds.Number is null)
        {
            _counts.Add(rounds);
        }
    }

    /// <summary>A bound of a loop; null, and reported, where it is not known.</summary>
    private long? Bound(ModelFrame at, ExpressionSyntax bound)
    {
        if (bound is MissingExpressionSyntax)
        {
            return null;
        }

        if (LengthOf(at, bound) is { } length)
        {
            if (length.Number is { } number)
            {
                return number;
            }

            // The loop is written out for the defaults.
            Dictionary<string, long> defaults = _declaration.Constructor
                .Where(parameter => DefaultNumber(parameter) is { } value && value == Math.Floor(value))
                .ToDictionary(parameter => parameter.Name, parameter => (long)DefaultNumber(parameter)!.Value, StringComparer.Ordinal);
            foreach (UnrolledLength chosen in _declaration.Unrolled)
            {
                defaults[chosen.Name] = chosen.Value;
            }

            if (length.Symbols.All(symbol => !symbol.IsOfData && defaults.ContainsKey(symbol.Name)))
            {
                _fixedParameters.UnionWith(length.Symbols.Select(symbol => symbol.Name));
                return (long)length.Evaluate(symbol => defaults[symbol.Name]);
            }
        }

        Report(at, ModelDiagnostics.LoopBoundNeeded, bound.Span, at.Quote(bound));
        return null;
    }

    /// <summary>The default of a parameter as a number; null where it has none.</summary>
    private static double? DefaultNumber(ConstructorParameter parameter)
    {
        string text = (parameter.Default ?? "").TrimEnd('d', 'D', 'f', 'F', 'L', 'l').Replace("_", "");
        return double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
