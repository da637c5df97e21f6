using System.ComponentModel;
using OptGen.CompilerServices;
using OptGen.Descriptions;
using OptGen.Hyperparameters;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Steps;

namespace OptGen;

/// <summary>
/// The base class of every optimizer; the rest is generated from the rule in an <see cref="OptimizerAttribute"/>. Add each parameter once with its
/// gradient. Each <see cref="Step()"/> then updates the weights in place, from the current gradients.
/// </summary>
/// <remarks>
/// Steps after the first allocate nothing. Results are bit-identical for every vector width and number of threads.
/// Instances are not thread-safe: one thread at a time may use an optimizer and its parameters. A call that would change the optimizer during another call throws an
/// <see cref="InvalidOperationException"/> and changes nothing. This holds for other threads and for calls from inside the first one: from a closure, a schedule, a meter
/// listener or custom memory. A closure may call <see cref="ZeroGradients"/> and <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>.
/// </remarks>
public abstract partial class Optimizer : IStepped, IRule, IHyperparameters
{
    private TotalQuantiles? _quantiles;
    private double[]? _totals;
    private double[]? _sharedStates;
    private double[][]? _sharedHistories;
    private double[]?[] _historyVectors = [];
    private Occupancy _occupancy = new();
    private MemoryHold _hold = new();
    private Overlaps _overlaps = new();

    /// <summary>Facts about the rule, found by the compiler.</summary>
    public abstract OptimizerInfo Info { get; }

    /// <summary>The number of steps applied to all parameters together.</summary>
    public long StepCount { get; internal set; }

    /// <summary>The learning rate, if the rule has one.</summary>
    /// <exception cref="NotSupportedException">The rule has no learning rate.</exception>
    public virtual double LearningRate
    {
        get => throw NoLearningRate();
        set => throw NoLearningRate();
    }

    /// <summary>
    /// The seed of the rule's noise; 0 by default. <c>normal()</c> and <c>uniform()</c> depend only on the seed, the parameter's name, the element,
    /// the step and the position in the rule. For different noise, use different seeds.
    /// </summary>
    public long Seed { get; set; }

    /// <summary>The options of every step that is not called with its own: clipping, scaling, threads.</summary>
    public StepOptions Options { get; set; } = new();

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        int before = _occupancy.EnterOrBorrow(this);
        try
        {
            if (_hold.HasForeignMemory)
            {
                _hold.While(ClearGradients);
            }
            else
            {
                ClearGradients();
            }
        }
        finally
        {
            _occupancy.Return(before);
        }
    }

    internal void ClearGradients()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.ClearGradient();
        }
    }

    /// <summary>
    /// Resets all states and step counts, as if no step had been made. Training weights and gradients stay. The training weights are restored if evaluation weights are in
    /// place, or if <see cref="Step()"/> has moved them to take a gradient.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer is in a group: reset the group.</exception>
    public void Reset()
    {
        CheckNotInGroup();
        Exclusively(ResetAlone);
    }

    /// <summary>Does something in a call of its own, while all memory is held.</summary>
    internal void Exclusively(Action action) => _occupancy.Within(this, () =>
    {
        _hold.While(action);
        return true;
    });

    /// <inheritdoc cref="Exclusively(Action)"/>
    internal TResult Exclusively<TResult>(Func<TResult> action) => _occupancy.Within(this, () => _hold.While(action));

    /// <summary>Forgets all, also in a group that sees to the others.</summary>
    internal void ResetAlone()
    {
        BringTrainingWeights();
        ReturnWeights();
        StepCount = 0;
        _schedules.ForgetLoaded();
        Array.Clear(SharedStates);
        Array.ForEach(_sharedHistories ?? [], Array.Clear);
        foreach (Parameter parameter in _parameters)
        {
            parameter.StepCount = 0;
            parameter.Call = 0;
            parameter.ClearStates();
        }
    }

    /// <summary>Updates weights and states of the parameters; generated from the rule.</summary>
    /// <param name="batch">The parameters that take part.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Update(in StepBatch batch);

    /// <summary>Whether the step needs the gradient at the point that the weights have been moved to; generated where that depends on a branch of the rule.</summary>
    /// <param name="batch">The parameters, at the part of the step that would need it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual bool AsksForGradient(in StepBatch batch) => true;

    /// <summary>Tells a hyperparameter and sets it, by its place in <see cref="OptimizerInfo.Hyperparameters"/>; generated where the rule has some.</summary>
    /// <param name="index">The place.</param>
    /// <param name="value">Takes the value and gives the one that the hyperparameter is to have.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void ExchangeHyperparameter(int index, HyperparameterExchange value)
    {
    }

    /// <summary>What the reductions over all parameters have come to in the step at hand.</summary>
    internal double[] Totals => _totals ??= new double[Info.Reductions];

    /// <summary>The quantiles over all parameters in the step at hand.</summary>
    internal TotalQuantiles Quantiles => _quantiles ??= new();

    internal void ClearQuantiles() => _quantiles?.Clear();

    /// <summary>The states that the optimizer has one of.</summary>
    internal double[] SharedStates => _sharedStates ??= new double[Info.States.Count(state => state.Shape == StateShape.Shared && state.Height is null)];

    /// <summary>What the optimizer keeps of the last steps; as long as hyperparameters said when its first parameter was added.</summary>
    internal double[][] SharedHistories =>
        _sharedHistories ??= [.. Info.States.Where(state => state is { Shape: StateShape.Shared, Height: not null })
            .Select(state => new double[state.Height!.Length(0, 0, _parameters.Count > 0 ? _parameters[0].Sizes : CurrentSizes(""))])];

    /// <summary>Memory for a vector that a step computes of such states; the same one again for the same place.</summary>
    internal double[] HistoryVector(int index, int length)
    {
        if (_historyVectors.Length <= index)
        {
            Array.Resize(ref _historyVectors, index + 1);
        }

        return _historyVectors[index] is { } vector && vector.Length >= length ? vector : _historyVectors[index] = new double[length];
    }

    /// <summary>Computes the weights to evaluate with; generated where the rule has <c>eval = …</c>.</summary>
    /// <param name="step">The parameter, at the number of its last step.</param>
    /// <param name="batch">All parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Evaluate(in ParameterStep step, in StepBatch batch) => throw new InvalidOperationException();

    /// <summary>The class, the rule, the hyperparameter values, the parameters and the step count, as readable lines without a fixed format.</summary>
    public override string ToString() => OptimizerText.Of(this);

    private NotSupportedException NoLearningRate() =>
        new($"The rule of {GetType().Name} has no learning rate: no hyperparameter of it is called 'lr' or 'η'.");
}
