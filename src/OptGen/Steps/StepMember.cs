using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Hyperparameters;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Schedules;

namespace OptGen.Steps;

/// <summary>An optimizer within the steps that it makes, alone or as a member of a group. It knows the loss, and calls the rule section by section.</summary>
internal sealed class StepMember
{
    private readonly ParameterSet _set;
    private readonly IRule _rule;
    private readonly ScheduleBook _schedules;
    private double? _loss;
    private double[]? _losses;
    private TotalQuantiles? _quantiles;
    private double[]? _totals;
    private double[]?[] _historyVectors = [];
    private ParameterSteps? _apart;
    private int _apartVersion;

    /// <summary>The version of the parameters for which nothing stands in the way of a step; none where it is negative.</summary>
    private int _readyVersion = -1;

    public StepMember(IRule rule)
    {
        _rule = rule;
        _set = new ParameterSet(rule);
        _schedules = new ScheduleBook(rule);
        Evaluation = new EvaluationWeights(this, rule);
    }

    public ParameterSet Set => _set;

    public ScheduleBook Schedules => _schedules;

    /// <summary>The weights to evaluate with.</summary>
    public EvaluationWeights Evaluation { get; }

    public IHyperparameters Hyperparameters => _rule;

    public OptimizerInfo Info => _rule.Info;

    public string Name => _rule.Name;

    public ReadOnlySpan<Parameter> Parameters => _set.All;

    /// <summary>Whether the section of the step at hand is the last one.</summary>
    public bool IsAtLastCall => _set.Call == Info.GradientCalls;

    /// <summary>What the reductions over all parameters have come to in the step at hand.</summary>
    public double[] Totals => _totals ??= new double[Info.Layout.Reductions];

    /// <summary>The quantiles over all parameters in the step at hand.</summary>
    public TotalQuantiles Quantiles => _quantiles ??= new();

    /// <summary>The losses given to the calls of the step at hand.</summary>
    public ReadOnlySpan<double> Losses => _losses;

    /// <summary>The loss that the rule reads; not a number where none was given, which only rules that do not read it accept.</summary>
    private double KnownLoss => _loss ?? double.NaN;

    /// <summary>The loss that a step belongs to: of a step of several calls, the first one's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double? LossOf(double? loss) => _set.Call == 0 ? loss : _loss;

    /// <summary>Parameters, their memory or their numbers of steps have changed.</summary>
    public void ForgetReadiness() => _readyVersion = -1;

    /// <summary>Memory for a vector that a step computes of states that the optimizer has one of; the same one again for the same place.</summary>
    public double[] HistoryVector(int index, int length)
    {
        if (_historyVectors.Length <= index)
        {
            Array.Resize(ref _historyVectors, index + 1);
        }

        return _historyVectors[index] is { } vector && vector.Length >= length ? vector : _historyVectors[index] = new double[length];
    }

    /// <summary>Forgets all states and step counts; the training weights are where a step that waits found them.</summary>
    public void Reset()
    {
        Evaluation.BringBack();
        ReturnWeights();
        _set.StepCount = 0;
        _schedules.ForgetLoaded();
        _set.Shared.Clear();
        foreach (Parameter parameter in Parameters)
        {
            parameter.StepCount = 0;
            parameter.Call = 0;
            parameter.ClearStates();
        }
    }

    /// <summary>Gives up a step that waits for a gradient: the weights go back to where it found them.</summary>
    private void ReturnWeights()
    {
        foreach (Parameter parameter in _set.IsWaiting ? Parameters : [])
        {
            parameter.SetWeights(_set.State(parameter, Info.Layout.KeptWeights!));
        }

        _set.Call = 0;
    }

    /// <summary>Checks what a step of all parameters relies on; once, where it cannot change between steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckCanStep()
    {
        _set.CheckNotEvaluating();
        if (_readyVersion != _set.Version)
        {
            CheckParameters();
        }
    }

    private void CheckParameters()
    {
        foreach (Parameter parameter in Parameters)
        {
            if (!parameter.HasMemory)
            {
                throw MustBeSteppedAlone(parameter, "was added without memory: step");
            }

            CheckGivens(parameter);
            if (parameter.Call != _set.Call)
            {
                throw MustBeSteppedAlone(parameter, "is within a step of its own: finish");
            }

            _set.Sizes.Check(parameter);
        }

        if (Info.GradientCalls == 0 && Info.Layout.BlockSizes == 0 && Info.SizeHyperparameters.Count == 0)
        {
            _readyVersion = _set.Version;
        }
    }

    /// <summary>Checks that all that a step of a parameter reads has been handed over.</summary>
    private void CheckGivens(Parameter parameter)
    {
        IReadOnlyList<GivenInfo> givens = Info.Givens;
        for (int i = 0; i < givens.Count; i++)
        {
            if (!parameter.HasGiven(i) && parameter.Plan.Givens.Contains(givens[i].Name))
            {
                string call = givens[i].Name == GivenInfo.HessianName ? "SetHessian(…)" : $"Give(\"{givens[i].Name}\", …)";
                throw new InvalidOperationException($"The rule of {Name} reads '{givens[i].Name}', which has not been given for parameter '{parameter.Name}': call {call} of the parameter before the step.");
            }
        }
    }

    /// <summary>Checks what a step of one parameter relies on, besides what it is given.</summary>
    public void CheckCanStepAlone(Parameter parameter, in StepOptions options)
    {
        if (Info.ReadsLoss || Info.FurtherLosses.Count > 0)
        {
            throw new InvalidOperationException($"The rule of {Name} reads 'loss', which belongs to a step of all parameters: call Step(loss).");
        }

        if (!double.IsPositiveInfinity(options.MaxGradientNorm) || options.ZeroGradients)
        {
            throw new InvalidOperationException(
                "Options.MaxGradientNorm and Options.ZeroGradients belong to a step of all parameters, whose gradients are known: call Step(), or clip and zero what you give where it is.");
        }

        if (Info.ReducesOverAll)
        {
            throw new InvalidOperationException($"The rule of {Name} reduces over all parameters, which must be stepped together: call Step().");
        }

        CheckGivens(parameter);
        _set.Sizes.Check(parameter);
    }

    /// <summary>Checks that the call of a step that is next reads no loss.</summary>
    public void CheckLossIsKnown()
    {
        string missing = _set.Call == 0 ? Info.ReadsLoss ? "loss" : "" : Info.FurtherLosses.Count > 0 ? Info.FurtherLosses[_set.Call - 1] : "";
        if (missing.Length > 0)
        {
            throw LossIsMissing(missing);
        }
    }

    public InvalidOperationException NothingToStep() => new($"This {Name} has no parameters: give it some by Add before the first step.");

    /// <summary>Measures all gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MeasureGradients(in StepOptions options) => GradientJudgement.Measure(_set.Tables, in options);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allocate(bool scalesGradients) => _set.AllocateForStep(scalesGradients);

    public void AllocateFor(Parameter parameter, bool scalesGradient)
    {
        _set.Workspace.Allocate();
        parameter.AllocateForStep(scalesGradient);
    }

    /// <summary>Gives the scheduled hyperparameters their values of a step of all parameters that is a new one, all or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow()
    {
        if (_set.Call == 0 && !_schedules.IsEmpty)
        {
            Follow(Parameters, _set.StepCount + 1);
        }
    }

    /// <summary>The same for a step of one parameter, whose number counts.</summary>
    public void Follow(Parameter parameter)
    {
        if (parameter.Call == 0 && !_schedules.IsEmpty)
        {
            Follow(new ReadOnlySpan<Parameter>(in parameter), parameter.StepCount + 1);
        }
    }

    /// <summary>Gives the scheduled hyperparameters their values of a step, all or none; they must leave the sizes that parameters were added with.</summary>
    private void Follow(ReadOnlySpan<Parameter> parameters, long number)
    {
        _schedules.Evaluate(number);
        try
        {
            _schedules.Apply();
            foreach (Parameter parameter in Info.Layout.BlockSizes > 0 ? parameters : [])
            {
                _set.Sizes.CheckBlocks(parameter);
            }
        }
        catch
        {
            _schedules.Unfollow();
            throw;
        }
    }

    public void Unfollow() => _schedules.Unfollow();

    /// <summary>Takes what a call of a step of all parameters is told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(double? loss)
    {
        if (Info.FurtherLosses.Count > 0)
        {
            _losses ??= new double[Info.GradientCalls + 1];
            _losses[_set.Call] = loss ?? double.NaN;
        }

        if (_set.Call == 0)
        {
            _loss = loss;
        }

        _quantiles?.Clear();
    }

    /// <summary>Goes on with a step of all parameters.</summary>
    /// <returns>Whether it is applied; otherwise it needs a gradient.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Perform(StepSettings settings)
    {
        if (Info.Layout.StepsParametersApart && settings.Threads > 1 && Apart().IsWorthwhile)
        {
            Apart().Run(KnownLoss, settings);
            return true;
        }

        return Advance(new StepBatch(Parameters, this, KnownLoss, new StepMemory(settings), _set.Call), ref _set.Call);
    }

    /// <summary>Goes on with a step of one parameter.</summary>
    /// <inheritdoc cref="Perform(StepSettings)"/>
    public bool Perform(Parameter parameter, in StepMemory memory)
    {
        int call = parameter.Call;
        bool isApplied = Advance(new StepBatch(new ReadOnlySpan<Parameter>(in parameter), this, double.NaN, memory, call), ref call);
        parameter.Call = call;
        return isApplied;
    }

    private bool Advance(StepBatch batch, ref int call)
    {
        while (true)
        {
            _rule.Update(in batch);
            if (call == Info.GradientCalls)
            {
                call = 0;
                return true;
            }

            call++;
            batch = batch.At(call);
            if (_rule.AsksForGradient(in batch))
            {
                return false;
            }
        }
    }

    /// <summary>Carries out one stage of the section of a step that is next.</summary>
    public void PerformStage(int stage, StepSettings settings) => _rule.Update(new StepBatch(Parameters, this, KnownLoss, new StepMemory(settings), _set.Call, stage));

    /// <summary>Turns to the next section of the step.</summary>
    /// <returns>Whether a parameter needs a gradient in it.</returns>
    public bool AdvanceCall(StepSettings settings)
    {
        _set.Call++;
        return _rule.AsksForGradient(new StepBatch(Parameters, this, KnownLoss, new StepMemory(settings), _set.Call));
    }

    /// <summary>Makes the whole step of some parameters that do not depend on the others.</summary>
    public void UpdateSome(ReadOnlySpan<Parameter> parameters, double loss, in StepMemory memory) => _rule.Update(new StepBatch(parameters, this, loss, memory));

    /// <summary>Gives all states of a parameter the values that a first step of zero gradient gives them, and takes them away again from some rows; the weights stay.</summary>
    public void BeginStates(Parameter parameter, ReadOnlySpan<int> except)
    {
        double[] scalars = [.. parameter.ScalarStates];
        UpdateSome(new ReadOnlySpan<Parameter>(in parameter), double.NaN, parameter.TakeBeginning());
        scalars.CopyTo(parameter.ScalarStates, 0);
        parameter.ClearStates(except);
    }

    /// <summary>Ends a call of a step of all parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(bool isApplied)
    {
        _set.Call = isApplied ? 0 : _set.Call;
        if (Info.GradientCalls > 0)
        {
            KeepCall();
        }

        _set.StepCount += isApplied ? 1 : 0;
    }

    private void KeepCall()
    {
        foreach (Parameter parameter in Parameters)
        {
            parameter.Call = _set.Call;
        }
    }

    /// <summary>The parameters as threads share them that step each one on its own.</summary>
    private ParameterSteps Apart()
    {
        if (_apart is null || _apartVersion != _set.Version)
        {
            bool cutsLarge = Info.Layout.MatrixOperations.Count == 0 && Info.Plans.All(variant => variant.Layout.MatrixOperations.Count == 0);
            (_apart, _apartVersion) = (new ParameterSteps(this, cutsLarge), _set.Version);
        }

        return _apart;
    }

    private static InvalidOperationException MustBeSteppedAlone(Parameter parameter, string reason) =>
        new($"Parameter '{parameter.Name}' {reason} it by Step(parameter, weights, gradient).");

    private InvalidOperationException LossIsMissing(string missing) =>
        new($"The rule of {Name} reads '{missing}': call Step(loss){(_set.Call == 0 ? "" : " with the loss where the weights are now")}.");
}
