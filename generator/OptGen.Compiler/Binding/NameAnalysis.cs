using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Finds the states of a rule: the assigned names of which some read is not definitely assigned earlier in the step, by C#'s rule, and
/// those that are given an initial value.
/// </summary>
internal sealed class NameAnalysis
{
    private readonly Dictionary<string, string> _assigned = new(StringComparer.Ordinal);
    private readonly List<string> _states = [];
    private readonly HashSet<string> _readUnassigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _initialised = new(StringComparer.Ordinal);

    /// <summary>What is left of the work that a rule of the greatest size takes; of a larger one, which is refused, not all is seen.</summary>
    private int _budget = RuleLimits.Operations;
    private readonly Dictionary<string, int> _loopVariables = new(StringComparer.Ordinal);

    private NameAnalysis()
    {
    }

    /// <summary>Every name that the rule assigns or gives an initial value, by key, as written.</summary>
    public IReadOnlyDictionary<string, string> Assigned => _assigned;

    /// <summary>The keys of the states, in the order in which the rule assigns them.</summary>
    public IReadOnlyList<string> States => _states;

    /// <summary>Whether the rule is to be stacked upon another one.</summary>
    public bool CallsBase { get; private init; }

    /// <summary>Whether the rule is to be stacked upon two.</summary>
    public bool CallsSecondBase { get; private init; }

    /// <summary>Whether some read of the name may come before an assignment to it in the same step.</summary>
    public bool IsReadUnassigned(string key) => _readUnassigned.Contains(key);

    /// <summary>Analyses a rule; its hyperparameters are no states, even where the rule sets them for the step.</summary>
    public static NameAnalysis Of(RuleSyntax rule, IReadOnlyList<Hyperparameter> hyperparameters)
    {
        NameAnalysis analysis = new()
        {
            CallsBase = RuleTree.Descendants(rule).OfType<CallSyntax>().Any(call => call.Scope is null && CalledRule.IsBase(call.Function.Name.Text)),
            CallsSecondBase = RuleTree.Descendants(rule).OfType<CallSyntax>().Any(call => call is { Scope: null, Function.Name.Text: CalledRule.SecondBase }),
        };
        analysis.Visit(rule.Statements, new HashSet<string>(StringComparer.Ordinal));
        foreach (string key in analysis._assigned.Keys)
        {
            if ((analysis._readUnassigned.Contains(key) && hyperparameters.All(known => known.Key != key)) || analysis._initialised.Contains(key))
            {
                analysis._states.Add(key);
            }
        }

        return analysis;
    }

    private void Visit(IReadOnlyList<StatementSyntax> statements, HashSet<string> assigned)
    {
        foreach (StatementSyntax statement in statements)
        {
            if (--_budget < 0)
            {
                return;
            }

            Visit(statement, assigned);
        }
    }

    private void Visit(StatementSyntax statement, HashSet<string> assigned)
    {
        switch (statement)
        {
            case AssignmentSyntax assignment:
                Visit(assignment, assigned);
                break;
            case BlockSyntax block:
                Visit(block.Statements, assigned);
                break;
            case IfSyntax branch:
                Read(branch.Condition, assigned);
                HashSet<string> whenTrue = new(assigned, StringComparer.Ordinal);
                HashSet<string> whenFalse = new(assigned, StringComparer.Ordinal);
                Visit(branch.WhenTrue, whenTrue);
                if (branch.WhenFalse is { } otherwise)
                {
                    Visit(otherwise, whenFalse);
                }

                whenTrue.IntersectWith(whenFalse);
                assigned.UnionWith(whenTrue);
                break;
            case ForSyntax loop:
                foreach (int index in Loops.Indices(loop, _loopVariables) ?? [])
                {
                    if (--_budget < 0)
                    {
                        break;
                    }

                    _loopVariables[loop.Variable.Name.Key] = index;
                    Visit(loop.Body, assigned);
                }

                _loopVariables.Remove(loop.Variable.Name.Key);
                break;
            case EvaluationSyntax evaluation:
                Read(evaluation.Value, assigned);
                break;
            case ResultSyntax result:
                Read(result.Value, assigned);
                break;
        }
    }

    private void Visit(AssignmentSyntax assignment, HashSet<string> assigned)
    {
        TargetSyntax target = assignment.Target;
        if (Loops.TargetKey(target, _loopVariables) is not { } key)
        {
            return;
        }

        if (assignment.Operator != AssignmentOperator.Assign)
        {
            NoteRead(key, assigned);
        }

        Read(assignment.Value, assigned);
        if (WellKnownNames.IsReserved(key))
        {
            return;
        }

        if (!_assigned.ContainsKey(key))
        {
            _assigned.Add(key, Loops.TargetName(target, _loopVariables));
        }

        if (target.IsInitial)
        {
            _initialised.Add(key);
        }
        else
        {
            assigned.Add(key);
        }
    }

    private void Read(ExpressionSyntax expression, HashSet<string> assigned)
    {
        foreach (string key in ReadNames.Of(expression, _loopVariables))
        {
            NoteRead(key, assigned);
        }
    }

    private void NoteRead(string key, HashSet<string> assigned)
    {
        if (!assigned.Contains(key))
        {
            _readUnassigned.Add(key);
        }
    }
}
