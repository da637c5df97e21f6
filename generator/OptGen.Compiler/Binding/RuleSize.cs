using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Counts what a rule comes to once its loops are unrolled and the rules that it calls inlined, before anything of that is done, and stops as soon as it
/// is too much.
/// </summary>
internal sealed class RuleSize
{
    private readonly IReadOnlyList<CalledRule> _calls;
    private readonly ParsedRules _rules;
    private readonly Dictionary<CalledRule, RuleSize> _known;
    private readonly CancellationToken _cancellation;

    /// <summary>What the expressions of a statement come to, each time that it is carried out.</summary>
    private readonly Dictionary<StatementSyntax, (long Operations, long Calls)> _statements = new(ByIdentity<StatementSyntax>.Instance);
    private readonly Dictionary<string, int> _loopVariables = new(StringComparer.Ordinal);
    private long _operations;
    private long _inlined;

    private RuleSize(IReadOnlyList<CalledRule> calls, ParsedRules rules, Dictionary<CalledRule, RuleSize> known, CancellationToken cancellation)
    {
        _calls = calls;
        _rules = rules;
        _known = known;
        _cancellation = cancellation;
    }

    /// <summary>What to say of the first statement with which the rule is too large; null where it is not.</summary>
    /// <param name="rule">The tree of the rule.</param>
    /// <param name="calls">The rules that it calls.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the counting.</param>
    public static RuleDiagnostic? Check(RuleSyntax rule, IReadOnlyList<CalledRule> calls, ParsedRules rules, CancellationToken cancellation)
    {
        RuleSize size = new(calls, rules, new(ByIdentity<CalledRule>.Instance), cancellation);
        foreach (StatementSyntax statement in rule.Statements)
        {
            size.Add(statement);
            if (size.IsBeyond)
            {
                return size._inlined > RuleLimits.Calls
                    ? RuleDiagnostic.Create(BindingDiagnostics.TooManyCalls.Id, statement.Span, RuleLimits.Text(RuleLimits.Calls))
                    : RuleDiagnostic.Create(BindingDiagnostics.TooManyOperations.Id, statement.Span, RuleLimits.Text(RuleLimits.Operations));
            }
        }

        return null;
    }

    private bool IsBeyond => _operations > RuleLimits.Operations || _inlined > RuleLimits.Calls;

    private void Add(IEnumerable<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            Add(statement);
            if (IsBeyond)
            {
                return;
            }
        }
    }

    private void Add(StatementSyntax statement)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (statement)
        {
            case BlockSyntax block:
                Add(block.Statements);
                break;
            case IfSyntax branch:
                Add(branch, branch.Condition);
                Add(branch.WhenTrue);
                if (branch.WhenFalse is { } otherwise)
                {
                    Add(otherwise);
                }

                break;
            case ForSyntax loop:
                foreach (int index in Loops.Indices(loop, _loopVariables) ?? [])
                {
                    _operations++;
                    _loopVariables[loop.Variable.Name.Key] = index;
                    Add(loop.Body);
                    if (IsBeyond)
                    {
                        return;
                    }
                }

                _loopVariables.Remove(loop.Variable.Name.Key);
                break;
            default:
                Add(statement, statement);
                break;
        }
    }

    private void Add(StatementSyntax statement, SyntaxNode counted)
    {
        if (!_statements.TryGetValue(statement, out (long Operations, long Calls) size))
        {
            size = Count(counted);
            _statements.Add(statement, size);
        }

        _operations += 1 + size.Operations;
        _inlined += size.Calls;
    }

    private (long Operations, long Calls) Count(SyntaxNode counted)
    {
        long operations = 0;
        long inlined = 0;
        foreach (SyntaxNode node in RuleTree.Descendants(counted))
        {
            switch (node)
            {
                case UnarySyntax or BinarySyntax or ConditionalSyntax or AbsoluteValueSyntax or NormSyntax or InnerProductSyntax:
                    operations++;
                    break;
                case ComparisonSyntax comparison:
                    operations += comparison.Operators.Count;
                    break;
                case CallSyntax call:
                    operations += Math.Max(1, (call.Arguments?.Count ?? 0) - 1);
                    if (call.Scope is null && _calls.FirstOrDefault(rule => rule.Name == call.Function.Name.Text) is { } called)
                    {
                        RuleSize size = SizeOf(called);
                        operations += size._operations;
                        inlined += 1 + size._inlined;
                    }

                    break;
            }
        }

        return (operations, inlined);
    }

    /// <summary>What one call of a rule comes to; the same rule is the same object wherever it is called.</summary>
    private RuleSize SizeOf(CalledRule rule)
    {
        if (!_known.TryGetValue(rule, out RuleSize? size))
        {
            size = new RuleSize(rule.Calls, _rules, _known, _cancellation);
            size.Add(_rules.Parse(rule.Rule).Rule.Statements);
            _known.Add(rule, size);
        }

        return size;
    }
}
