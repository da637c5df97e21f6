using System.ComponentModel;
using OptGen.Checkpoints;
using OptGen.Descriptions;
using OptGen.Kernels;

namespace OptGen;

/// <summary>
/// The base class of every optimizer. A rule in an <see cref="OptimizerAttribute"/> generates the rest: parameters are added once with
/// their gradients, and each <see cref="Step()"/> updates the weights in place from what the gradients then hold.
/// </summary>
/// <remarks>
/// Nothing is allocated by a step after the first. Results are the same bits for every vector width and number of threads.
/// Instances are not thread-safe: one thread at a time may use an optimizer and its parameters. A call that changes one while another is under way is refused by an
/// <see cref="InvalidOperationException"/> and changes nothing, on whatever thread, also from within the first: from a closure, a schedule, a listener of the meter,
/// or memory of one's own. In a closure, <see cref="ZeroGradients"/> and <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/> may be called.
/// </remarks>
public abstract partial class Optimizer : IStepped
{
    private TotalQuantiles? _quantiles;
    private double[]? _totals;
    private double[]? _sharedStates;
    private Occupancy _occupancy = new();
    private MemoryHold _hold = new();
    private Overlaps _overlaps = new();

    /// <summary>What the compiler knows of the rule.</summary>
    public abstract OptimizerInfo Info { get; }

    /// <summary>How many steps were applied by <see cref="Step()"/> or <see cref="Step(double)"/>.</summary>
    public long StepCount { get; private set; }

    /// <summary>The learning rate, where the rule has one.</summary>
    /// <exception cref="NotSupportedException">The rule has no learning rate.</exception>
    public virtual double LearningRate
    {
        get => throw NoLearningRate();
        set => throw NoLearningRate();
    }

    /// <summary>
    /// What the noise of a rule follows from, 0 unless set: <c>normal()</c> and <c>uniform()</c> are functions of it, of the parameter's name,
    /// the element, the step and the place in the rule. Optimizers that are to differ need different seeds.
    /// </summary>
    public long Seed { get; set; }

    /// <summary>What <see cref="Step()"/> does besides the rule, where a call does not say otherwise.</summary>
    public StepOptions Options { get; set; } = new();

    /// <summary>Sets every gradient to zero.</summary>
    public void ZeroGradients()
    {
        int before = _occupancy.EnterOrBorrow(this);
        try
        {
            if (_hold.IsNeeded)
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
    /// Forgets all states and step counts, as if no step had been made. Training weights and gradients stay; the former are brought back where those to
    /// evaluate with are in place, and where <see cref="Step()"/> has moved them to take a gradient.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer is in a group, whose members are reset together.</exception>
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
        _loadedPlateaus.Clear();
        Array.Clear(SharedStates);
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

    /// <summary>The states that the optimizer has one of.</summary>
    internal double[] SharedStates => _sharedStates ??= new double[Info.States.Count(state => state.Shape == StateShape.Shared)];

    /// <summary>Computes the weights to evaluate with; generated where the rule has <c>eval = …</c>.</summary>
    /// <param name="step">The parameter, at the number of its last step.</param>
    /// <param name="batch">All parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Evaluate(in ParameterStep step, in StepBatch batch) => throw new InvalidOperationException();

    /// <summary>The class, the rule, the hyperparameters and their values, the parameters, and how many steps were made: some lines for people, in no fixed form.</summary>
    public override string ToString() => OptimizerText.Of(this);

    private NotSupportedException NoLearningRate() =>
        new($"The rule of {GetType().Name} has no learning rate: no hyperparameter of it is called 'lr' or 'η'.");
}
