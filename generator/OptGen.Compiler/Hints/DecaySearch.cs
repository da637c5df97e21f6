using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>Finds the places of a rule that decay the weights.</summary>
/// <param name="decays">The keys of the hyperparameters that are decays.</param>
/// <param name="rules">The trees of the compile.</param>
internal sealed class DecaySearch(HashSet<string> decays, ParsedRules rules)
{
    /// <summary>Whether the rules met so far decay the weights: one that calls another twice asks twice.</summary>
    private readonly Dictionary<CalledRule, bool> _known = new(ByIdentity<CalledRule>.Instance);

    /// <summary>Where statements that are all carried out decay the weights; of branches, those of the one that does so most often.</summary>
    public List<RuleSpan> Places(IEnumerable<StatementSyntax> statements, IReadOnlyList<CalledRule> calls) =>
        [.. statements.SelectMany(statement => Places(statement, calls))];

    private List<RuleSpan> Places(StatementSyntax statement, IReadOnlyList<CalledRule> calls)
    {
        switch (statement)
        {
            case BlockSyntax block:
                return Places(block.Statements, calls);
            case IfSyntax branch:
                List<RuleSpan> whenTrue = Places(branch.WhenTrue, calls);
                List<RuleSpan> whenFalse = branch.WhenFalse is { } otherwise ? Places(otherwise, calls) : [];
                return whenTrue.Count >= whenFalse.Count ? whenTrue : whenFalse;
            case AssignmentSyntax assignment:
                bool scales = assignment.Operator is AssignmentOperator.Multiply or AssignmentOperator.Divide
                    && IsWeight(assignment.Target.Name) && ReadsDecay(assignment.Value);
                return scales ? [assignment.Span] : Places(assignment.Value, calls);
            default:
                return [];
        }
    }

    /// <summary>The products of the weights and a decay, and the calls of rules that decay.</summary>
    private List<RuleSpan> Places(ExpressionSyntax expression, IReadOnlyList<CalledRule> calls) => expression switch
    {
        BracketedSyntax bracketed => Places(bracketed.Inner, calls),
        UnarySyntax { Operator: UnaryOperator.Negate or UnaryOperator.Plus } unary => Places(unary.Operand, calls),
        BinarySyntax { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product =>
            Factors(product).Any(IsWeight) && Factors(product).Any(ReadsDecay) ? [product.Span] : [.. Factors(product).SelectMany(factor => Places(factor, calls))],
        BinarySyntax { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => [.. Terms(sum).SelectMany(term => Places(term, calls))],
        ConditionalSyntax choice => MoreOf(Places(choice.WhenTrue, calls), Places(choice.WhenFalse, calls)),
        CallSyntax call when Called(call, calls) is { } rule =>
            Decays(rule) ? [call.Span] : [.. (call.Arguments ?? []).SelectMany(argument => Places(argument, calls))],
        WithSyntax with => Places(with.Call, calls),
        _ => [],
    };

    private static List<RuleSpan> MoreOf(List<RuleSpan> first, List<RuleSpan> second) => first.Count >= second.Count ? first : second;

    private bool Decays(CalledRule rule)
    {
        if (!_known.TryGetValue(rule, out bool decays))
        {
            decays = !rule.IsCycle && Places(rules.Parse(rule.Rule).Rule.Statements, rule.Calls).Count > 0;
            _known.Add(rule, decays);
        }

        return decays;
    }

    private static CalledRule? Called(CallSyntax call, IReadOnlyList<CalledRule> calls) =>
        call.Scope is null ? calls.FirstOrDefault(rule => rule.Name == call.Function.Name.Text) : null;

    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax expression) => Leaves(expression, part => part switch
    {
        BracketedSyntax { Inner: BinarySyntax { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product } => product,
        BinarySyntax { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => product,
        _ => null,
    });

    private static IEnumerable<ExpressionSyntax> Terms(ExpressionSyntax expression) =>
        Leaves(expression, part => part is BinarySyntax { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum ? sum : null);

    /// <summary>What is left when an expression is taken apart, in the order of the text.</summary>
    private static List<ExpressionSyntax> Leaves(ExpressionSyntax expression, Func<ExpressionSyntax, BinarySyntax?> takeApart)
    {
        List<ExpressionSyntax> leaves = [];
        Stack<ExpressionSyntax> pending = new([expression]);
        while (pending.Count > 0)
        {
            ExpressionSyntax part = pending.Pop();
            if (takeApart(part) is { } operation)
            {
                pending.Push(operation.Right);
                pending.Push(operation.Left);
            }
            else
            {
                leaves.Add(part);
            }
        }

        return leaves;
    }

    private static bool IsWeight(ExpressionSyntax expression) => expression is NameSyntax name && WellKnownNames.Fold(name.Name.Key) == WellKnownNames.Weight;

    private bool ReadsDecay(ExpressionSyntax expression) => RuleTree.Descendants(expression).OfType<NameSyntax>().Any(name => decays.Contains(name.Name.Key));
}
