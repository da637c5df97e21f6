using System.Numerics;
using OptGen.Generator.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>
/// One step of a rule, statement by statement. Both branches of an <c>if</c> are carried out and one result is taken, so that a name has
/// the same shape whichever it is.
/// </summary>
internal sealed partial class StepWalk<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Func<string, Quantity<T>> _stored;
    private readonly Calculator<T> _calculator;
    private readonly Indices _indices = new();
    private readonly HashSet<string> _states;
    private StepInputs<T> _inputs;
    private Dictionary<string, Quantity<T>> _names;

    /// <param name="inputs">What the step is given.</param>
    /// <param name="states">The keys of the rule's states.</param>
    /// <param name="stored">What a state or memory holds before the step.</param>
    /// <param name="fusedMultiplyAdd">Whether products enter sums unrounded.</param>
    public StepWalk(StepInputs<T> inputs, IEnumerable<string> states, Func<string, Quantity<T>> stored, bool fusedMultiplyAdd)
    {
        _inputs = inputs;
        _states = [.. states];
        _stored = stored;
        _calculator = new Calculator<T>(inputs.Weights.Length, fusedMultiplyAdd);
        _names = _states.ToDictionary(key => key, stored);
        _names["w"] = Quantity<T>.Elements(inputs.Weights);
        _names["g"] = Quantity<T>.Elements(inputs.Gradient);
    }

    /// <summary>What every name and memory holds.</summary>
    public IReadOnlyDictionary<string, Quantity<T>> Names => _names;

    /// <summary>Names and memories that held one number for each weight at some place.</summary>
    public HashSet<string> ElementNames { get; } = [];

    /// <summary>The weights to evaluate with, computed where the rule says so.</summary>
    public Quantity<T>? Evaluation { get; private set; }

    /// <summary>The same, from states as they will be read after the step.</summary>
    public Quantity<T>? EvaluationFromStored { get; private set; }

    /// <summary>What <see cref="EvaluationFromStored"/> makes of a state's value, given its key.</summary>
    public required Func<string, Quantity<T>, Quantity<T>> AsStored { get; init; }

    public void Follow(IEnumerable<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            Follow(statement);
        }
    }

    private void Follow(StatementSyntax statement)
    {
        switch (statement)
        {
            case AssignmentSyntax assignment:
                Assign(assignment);
                break;
            case BlockSyntax block:
                Follow(block.Statements);
                break;
            case IfSyntax branch:
                Follow(branch);
                break;
            case ForSyntax loop:
                _indices.Repeat(loop, () => Follow(loop.Body));
                break;
            case EvaluationSyntax evaluation:
                Follow(evaluation);
                break;
        }
    }

    private void Assign(AssignmentSyntax assignment)
    {
        string key = _indices.KeyOf(assignment.Target);
        Quantity<T> value = Evaluate(assignment.Value);
        value = assignment.Operator switch
        {
            AssignmentOperator.Add => _calculator.Add(_names[key], value),
            AssignmentOperator.Subtract => _calculator.Subtract(_names[key], value),
            AssignmentOperator.Multiply => _calculator.Multiply(_names[key], value),
            AssignmentOperator.Divide => _calculator.Divide(_names[key], value),
            _ => value,
        };
        value = value.Rounded();
        if (assignment.Target.IsInitial)
        {
            value = _calculator.Select(IsFirstStep(), _calculator.Number(value), _names[key]);
        }

        Set(key, _states.Contains(key) || key is "w" or "g" ? _calculator.Number(value) : value);
    }

    private void Set(string key, Quantity<T> value)
    {
        _names[key] = value;
        if (value.IsElement)
        {
            ElementNames.Add(key);
        }
    }

    private void Follow(IfSyntax branch)
    {
        Quantity<T> condition = Evaluate(branch.Condition);
        Dictionary<string, Quantity<T>> before = _names;
        _names = new(before);
        Follow(branch.WhenTrue);
        Dictionary<string, Quantity<T>> whenTrue = _names;
        _names = new(before);
        if (branch.WhenFalse is { } otherwise)
        {
            Follow(otherwise);
        }

        Dictionary<string, Quantity<T>> whenFalse = _names;
        _names = new(before);
        foreach (string key in whenTrue.Keys.Union(whenFalse.Keys))
        {
            Quantity<T>? first = AtEnd(whenTrue, key);
            Quantity<T>? second = AtEnd(whenFalse, key);
            if (first is not null && second is not null)
            {
                Set(key, ReferenceEquals(first, second) ? first : _calculator.Select(condition, first, second));
            }
        }
    }

    /// <summary>What a name holds after a branch; a memory of the other branch keeps its value, a name that only the other assigns has none.</summary>
    private Quantity<T>? AtEnd(Dictionary<string, Quantity<T>> branch, string key) =>
        branch.TryGetValue(key, out Quantity<T>? value) ? value : IsMemory(key) ? _stored(key) : null;

    private void Follow(EvaluationSyntax evaluation)
    {
        (Dictionary<string, Quantity<T>> names, StepInputs<T> inputs) = (new(_names), _inputs);
        foreach (string state in _states)
        {
            _names[state] = AsStored(state, _names[state]);
        }

        _names["w"] = Quantity<T>.Elements([.. Enumerable.Range(0, inputs.Weights.Length).Select(names["w"].At)]);
        _inputs = inputs with { InitialWeights = [.. inputs.InitialWeights.Select(RuleEvaluator<T>.Flushed)] };
        EvaluationFromStored = _calculator.Number(Evaluate(evaluation.Value));
        (_names, _inputs) = (names, inputs);
        Evaluation = _calculator.Number(Evaluate(evaluation.Value));
    }

    private Quantity<T> IsFirstStep() => Quantity<T>.Condition(_inputs.Number == 1);
}
