using System.Runtime.InteropServices;
using OptGen.Hyperparameters;
using OptGen.Matrices;

namespace OptGen.Parameters;

/// <summary>The parameters of one optimizer, and what they share.</summary>
internal sealed class ParameterSet
{
    /// <summary>The section of the step that is next; 0 where it is a new step. A field, so that who carries a step out counts in it.</summary>
    public int Call;

    private readonly IHyperparameters _hyperparameters;
    private readonly List<Parameter> _parameters = [];
    private MemoryTables? _tables;
    private bool _isAllocated;
    private bool _knowsSharing;
    private bool _sharesSteps;

    /// <summary>Whether steps of some parameter copy memory of its size: for functions of matrices, and of narrow states.</summary>
    private bool _needsCopies;

    /// <param name="hyperparameters">Those of the rule that the parameters follow.</param>
    public ParameterSet(IHyperparameters hyperparameters)
    {
        _hyperparameters = hyperparameters;
        Sizes = new RuleSizes(hyperparameters);
        Shared = new SharedStates(this);
    }

    /// <summary>What the compiler knows of the rule.</summary>
    public OptimizerInfo Info => _hyperparameters.Info;

    /// <summary>What the optimizer is called in messages.</summary>
    public string Name => _hyperparameters.Name;

    /// <summary>Whose calls are kept apart.</summary>
    public object User => _hyperparameters;

    /// <summary>What the parameters share with those of other members of a group.</summary>
    public ParameterPool Pool { get; private set; } = new();

    public bool IsInGroup { get; private set; }

    /// <summary>The parameters, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <inheritdoc cref="Parameters"/>
    public ReadOnlySpan<Parameter> All => CollectionsMarshal.AsSpan(_parameters);

    /// <summary>The parameters that reductions over all of them run over: those of the group, if the optimizer is in one.</summary>
    public ReadOnlySpan<Parameter> Reduced => CollectionsMarshal.AsSpan(Pool.Parameters);

    /// <summary>How many steps were applied to all parameters together.</summary>
    public long StepCount { get; set; }

    /// <summary>What noise is drawn by, and the rounding of narrow states.</summary>
    public long Seed { get; set; }

    /// <summary>Whether the parameters' memory holds the weights to evaluate with.</summary>
    public bool IsEvaluating { get; set; }

    /// <summary>Whether a step waits for the gradient at the point to which it moved the weights.</summary>
    public bool IsWaiting => Call > 0;

    public RuleSizes Sizes { get; }

    public SharedStates Shared { get; }

    public Workspace Workspace { get; } = new();

    /// <summary>Sees each matrix of doubles that a step has computed, and may change it: how far a rule carries the rounding of its matrices is found out so.</summary>
    public MatrixObserver? MatrixComputed { get; set; }

    /// <summary>Another number whenever parameters or their memory have changed.</summary>
    public int Version { get; private set; }

    /// <summary>Where weights, gradients and states are, for passes that go over all of them.</summary>
    public MemoryTables Tables => _tables ??= new MemoryTables(All);

    /// <summary>Whether all parameters are at the same step.</summary>
    public bool SharesSteps
    {
        get
        {
            if (!_knowsSharing)
            {
                _sharesSteps = true;
                _knowsSharing = true;
                foreach (Parameter parameter in _parameters)
                {
                    _sharesSteps &= parameter.StepCount == _parameters[0].StepCount;
                }
            }

            return _sharesSteps;
        }
    }

    /// <summary>Makes the parameters those of a member of a group; there are none yet.</summary>
    public void Enter(ParameterPool pool)
    {
        Pool = pool;
        IsInGroup = true;
    }

    /// <summary>Takes a parameter that has been checked.</summary>
    public void Register(Parameter parameter)
    {
        _parameters.Add(parameter);
        Pool.Parameters.Add(parameter);
        Pool.Names.Add(parameter.Name);
        Pool.Hold.Add(parameter);
        _needsCopies |= parameter.NeedsDecoded || parameter.Plan.Layout.MatrixOperations.Count > 0;
        ForgetTables();
        ForgetSharing();
    }

    /// <summary>Takes memory that steps are to read beside the gradient, if it is none that they write.</summary>
    /// <param name="parameter">The parameter that it belongs to.</param>
    /// <param name="what">What it is, for messages: the subject of a sentence.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="argument">The caller's name of it.</param>
    /// <param name="take">Keeps it.</param>
    public void TakeGiven<T>(Parameter parameter, string what, Memory<T> memory, string argument, Action take)
        where T : unmanaged
    {
        int before = BeginGiving();
        try
        {
            Pool.Overlaps.CheckGiven(what, memory, Reduced, argument);
            take();
            Pool.Overlaps.ForgetGiven();
            Pool.Hold.Add(parameter);
            ForgetTables();
        }
        finally
        {
            EndGiving(before);
        }
    }

    /// <summary>Begins to take a number that steps are to read, which does not depend on anything else.</summary>
    /// <returns>What <see cref="EndGiving"/> needs to know.</returns>
    public int BeginGiving() => Pool.Occupancy.EnterOrBorrow(User);

    public void EndGiving(int before) => Pool.Occupancy.Return(before);

    /// <summary>Gives states to those parameters that have none yet.</summary>
    public void LayOutStates()
    {
        bool mayAdjoin = Info.IsShardable;
        foreach (Parameter parameter in _parameters)
        {
            parameter.LayOutWith(All, mayAdjoin);
        }

        Pool.Overlaps.ForgetStates();
    }

    /// <summary>
    /// Allocates what a step needs, as far as its size follows from the parameters: where there is not memory enough, nothing has changed.
    /// </summary>
    /// <param name="scalesGradients">Whether the rule is to see other gradients than those stored.</param>
    public void AllocateForStep(bool scalesGradients)
    {
        if (!_isAllocated)
        {
            LayOutStates();
            _isAllocated = true;
        }

        Workspace.Allocate();
        if (_needsCopies)
        {
            AllocateCopies(scalesGradients);
        }
    }

    private void AllocateCopies(bool scalesGradients)
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.AllocateForStep(scalesGradients);
        }
    }

    public void ClearGradients()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.ClearGradient();
        }
    }

    /// <summary>A parameter has made a step of its own.</summary>
    public void ForgetSharing() => _knowsSharing = false;

    private void ForgetTables()
    {
        _tables = null;
        _isAllocated = false;
        Version++;
    }

    public void CheckOwns(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Set != this)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' belongs to another optimizer.", nameof(parameter));
        }
    }

    public void CheckAllHaveMemory()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.CheckHasMemory();
        }
    }

    public void CheckNotEvaluating()
    {
        if (IsEvaluating)
        {
            throw new InvalidOperationException("The parameters hold the weights to evaluate with: call UseTrainingWeights first.");
        }
    }

    public void CheckNotWaiting()
    {
        if (IsWaiting)
        {
            throw new InvalidOperationException("A step waits for the gradient at the point that the weights were moved to: compute it and finish the step by Step.");
        }
    }

    /// <summary>Refuses memory to write results to that is a part of what steps go over.</summary>
    public void CheckDestination(ReadOnlySpan<byte> bytes, string argument) => Overlaps.CheckWritten("The destination", bytes, Reduced, null, argument);
}
