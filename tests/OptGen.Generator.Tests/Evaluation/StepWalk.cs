using System.Numerics;
using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation.Reductions;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>
/// One step of a rule, statement by statement. Both branches of an <c>if</c> are carried out and one result is taken, so that a name has
/// the same shape whichever it is.
/// </summary>
internal sealed partial class StepWalk<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly RuleAnalysis _rule;
    private readonly Func<string, Quantity<T>> _stored;
    private readonly IReductionResults _results;
    private readonly Calculator<T> _calculator;
    private readonly Indices _indices = new();
    private StepInputs<T> _inputs;
    private Dictionary<string, Quantity<T>> _names;
    private bool _isLive = true;

    /// <param name="rule">What holds of the rule.</param>
    /// <param name="inputs">What the step is given.</param>
    /// <param name="stored">What a state or memory holds before the step.</param>
    /// <param name="results">Where the results of reductions come from.</param>
    public StepWalk(RuleAnalysis rule, StepInputs<T> inputs, Func<string, Quantity<T>> stored, IReductionResults results)
    {
        _rule = rule;
        _inputs = inputs;
        _stored = stored;
        _results = results;
        OptimizerStep = inputs.Number;
        _calculator = new Calculator<T>(inputs.Grid, rule.FusedMultiplyAdd);
        _names = rule.States.ToDictionary(key => key, stored);
        _names["w"] = Quantity<T>.Elements(inputs.Grid, inputs.Weights);
        _names["g"] = Quantity<T>.Elements(inputs.Grid, inputs.Gradient);
    }

    /// <summary>The number of the step by the optimizer's count, which that of a parameter added later is behind.</summary>
    public long OptimizerStep { get; init; }

    /// <summary>What every name and memory holds.</summary>
    public IReadOnlyDictionary<string, Quantity<T>> Names => _names;

    /// <summary>The widest extent that each name and memory had at some place.</summary>
    public Dictionary<string, Extent> Extents { get; } = [];

    /// <summary>Whether the rule made one number of many.</summary>
    public bool Reduces { get; private set; }

    /// <summary>Told of each value of a state that the whole optimizer has one of, and whether it may be another.</summary>
    public Action<double, bool>? RecordShared { get; init; }

    /// <summary>Gives the values of these states, in the order in which they were recorded.</summary>
    public Func<(double Value, bool IsUncertain)>? ReplayShared { get; init; }

    /// <summary>The weights to evaluate with, computed where the rule says so.</summary>
    public Quantity<T>? Evaluation { get; private set; }

    /// <summary>The same, from states as they will be read after the step.</summary>
    public Quantity<T>? EvaluationFromStored { get; private set; }

    /// <summary>What <see cref="EvaluationFromStored"/> makes of a state's value, given its key.</summary>
    public Func<string, Quantity<T>, Quantity<T>> AsStored { get; init; } = (_, value) => value;

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
        Quantity<T> value = Evaluate(assignment.Value, key);
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

        Set(key, _rule.States.Contains(key) || key is "w" or "g" ? _calculator.Number(value) : value);
    }

    /// <summary>
    /// Gives a name its value. Of a rule that reduces, what follows may read a state as it was assigned or as it is stored: what is not both
    /// at once is uncertain.
    /// </summary>
    private void Set(string key, Quantity<T> value)
    {
        Extents[key] = ExtentRules.Broadcast(Extents.GetValueOrDefault(key), value.Extent);
        if (_rule.IsShared(key))
        {
            RecordShared?.Invoke(value.Number, value.IsUncertain);
            value = ReplayShared is null ? value : Replayed(ReplayShared(), value.Origins);
        }

        if (_rule.Reduces && value.IsElement && _rule.States.Contains(key) && _rule.ExtentOf(key) == Extent.Element)
        {
            value = _calculator.Exchange(value, value.At, i => value.IsUncertainAt(Extent.Element, i) || RuleEvaluator<T>.ChangesWhenStored(value.At(i)));
        }

        _names[key] = value;
    }

    private Quantity<T> Replayed((double Value, bool IsUncertain) known, Origins origins) =>
        known.IsUncertain ? Quantity<T>.Numbers(Extent.Scalar, _inputs.Grid, [known.Value], [true], origins) : Quantity<T>.Scalar(known.Value, origins: origins);

    private void Follow(IfSyntax branch)
    {
        Quantity<T> condition = Evaluate(branch.Condition);
        Dictionary<string, Quantity<T>> before = _names;
        bool wasLive = _isLive;
        _names = new(before);
        _isLive = wasLive && condition.Holds;
        Follow(branch.WhenTrue);
        Dictionary<string, Quantity<T>> whenTrue = _names;
        _names = new(before);
        _isLive = wasLive && !condition.Holds;
        if (branch.WhenFalse is { } otherwise)
        {
            Follow(otherwise);
        }

        Dictionary<string, Quantity<T>> whenFalse = _names;
        _names = new(before);
        _isLive = wasLive;
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
        foreach (string state in _rule.States)
        {
            _names[state] = AsStored(state, _names[state]);
        }

        _inputs = inputs with { InitialWeights = _calculator.Exchange(inputs.InitialWeights, i => RuleEvaluator<T>.Flushed(inputs.InitialWeights.At(i)), _ => false) };
        EvaluationFromStored = _calculator.Widen(_calculator.Number(Evaluate(evaluation.Value)), Extent.Element);
        (_names, _inputs) = (names, inputs);
        Evaluation = _calculator.Widen(_calculator.Number(Evaluate(evaluation.Value)), Extent.Element);
    }

    private Quantity<T> IsFirstStep() => Quantity<T>.Condition(_inputs.Number == 1);
}
