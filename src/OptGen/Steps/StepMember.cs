using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Schedules;

namespace OptGen.Steps;

/// <summary>An optimizer within the steps that it makes, alone or as a member of a group: which part of a step is next, and what the step was told.</summary>
internal sealed class StepMember(Optimizer optimizer, IRule rule, ScheduleBook schedules)
{
    private int _call;
    private double? _loss;
    private double[]? _losses;

    /// <summary>Whether nothing stands in the way of a step, as long as no parameter or memory changes.</summary>
    private bool _isReady;

    public OptimizerInfo Info => rule.Info;

    public string Name => optimizer.GetType().Name;

    public ReadOnlySpan<Parameter> Parameters => optimizer.AllParameters;

    /// <summary>Whether a step waits for the gradient at the point to which it moved the weights.</summary>
    public bool IsWaiting => _call > 0;

    /// <summary>Whether the part of the step at hand is the last one.</summary>
    public bool IsAtLastCall => _call == Info.GradientCalls;

    /// <summary>The losses given to the calls of the step at hand.</summary>
    public ReadOnlySpan<double> Losses => _losses;

    /// <summary>The loss that the rule reads; not a number where none was given, which only rules that do not read it accept.</summary>
    private double KnownLoss => _loss ?? double.NaN;

    /// <summary>The loss that a step belongs to: of a step of several calls, the first one's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double? LossOf(double? loss) => _call == 0 ? loss : _loss;

    /// <summary>Parameters, their memory or their numbers of steps have changed.</summary>
    public void ForgetReadiness() => _isReady = false;

    /// <summary>Gives up the step at hand.</summary>
    public void Abandon() => _call = 0;

    /// <summary>Checks what a step of all parameters relies on; once, where it cannot change between steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckCanStep()
    {
        optimizer.CheckNotEvaluating();
        if (!_isReady)
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

            optimizer.CheckGivens(parameter);
            if (parameter.Call != _call)
            {
                throw MustBeSteppedAlone(parameter, "is within a step of its own: finish");
            }

            optimizer.CheckSizes(parameter);
        }

        _isReady = Info.GradientCalls == 0 && Info.BlockSizes == 0 && Info.SizeHyperparameters.Count == 0;
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

        optimizer.CheckGivens(parameter);
        optimizer.CheckSizes(parameter);
    }

    /// <summary>Checks that the call of a step that is next reads no loss.</summary>
    public void CheckLossIsKnown()
    {
        string missing = _call == 0 ? Info.ReadsLoss ? "loss" : "" : Info.FurtherLosses.Count > 0 ? Info.FurtherLosses[_call - 1] : "";
        if (missing.Length > 0)
        {
            throw LossIsMissing(missing);
        }
    }

    public InvalidOperationException NothingToStep() => new($"This {Name} has no parameters: give it some by Add before the first step.");

    /// <summary>Measures all gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MeasureGradients(in StepOptions options) => GradientJudgement.Measure(optimizer.Tables, in options);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allocate(bool scalesGradients) => optimizer.AllocateForStep(scalesGradients);

    public void AllocateFor(Parameter parameter, bool scalesGradient)
    {
        optimizer.AllocateWorkspace();
        parameter.AllocateForStep(scalesGradient);
    }

    /// <summary>Gives the scheduled hyperparameters their values of a step of all parameters that is a new one, all or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow()
    {
        if (_call == 0 && !schedules.IsEmpty)
        {
            Follow(Parameters, optimizer.StepCount + 1);
        }
    }

    /// <summary>The same for a step of one parameter, whose number counts.</summary>
    public void Follow(Parameter parameter)
    {
        if (parameter.Call == 0 && !schedules.IsEmpty)
        {
            Follow(new ReadOnlySpan<Parameter>(in parameter), parameter.StepCount + 1);
        }
    }

    /// <summary>Gives the scheduled hyperparameters their values of a step, all or none; they must leave the sizes that parameters were added with.</summary>
    private void Follow(ReadOnlySpan<Parameter> parameters, long number)
    {
        schedules.Evaluate(number);
        try
        {
            schedules.Apply();
            foreach (Parameter parameter in Info.BlockSizes > 0 ? parameters : [])
            {
                optimizer.CheckBlockSizes(parameter);
            }
        }
        catch
        {
            schedules.Unfollow();
            throw;
        }
    }

    public void Unfollow() => schedules.Unfollow();

    /// <summary>Takes what a call of a step of all parameters is told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(double? loss)
    {
        if (Info.FurtherLosses.Count > 0)
        {
            _losses ??= new double[Info.GradientCalls + 1];
            _losses[_call] = loss ?? double.NaN;
        }

        if (_call == 0)
        {
            _loss = loss;
        }

        optimizer.ClearQuantiles();
    }

    /// <summary>Goes on with a step of all parameters.</summary>
    /// <returns>Whether it is applied; otherwise it needs a gradient.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Perform(StepSettings settings)
    {
        if (Info.StepsParametersApart && settings.Threads > 1 && optimizer.Apart.IsWorthwhile)
        {
            optimizer.Apart.Run(KnownLoss, settings);
            return true;
        }

        return Advance(new StepBatch(Parameters, optimizer, KnownLoss, new StepMemory(settings), _call), ref _call);
    }

    /// <summary>Goes on with a step of one parameter.</summary>
    /// <inheritdoc cref="Perform(StepSettings)"/>
    public bool Perform(Parameter parameter, in StepMemory memory)
    {
        int call = parameter.Call;
        bool isApplied = Advance(new StepBatch(new ReadOnlySpan<Parameter>(in parameter), optimizer, double.NaN, memory, call), ref call);
        parameter.Call = call;
        return isApplied;
    }

    private bool Advance(StepBatch batch, ref int call)
    {
        while (true)
        {
            rule.Update(in batch);
            if (call == Info.GradientCalls)
            {
                call = 0;
                return true;
            }

            call++;
            batch = batch.At(call);
            if (rule.AsksForGradient(in batch))
            {
                return false;
            }
        }
    }

    /// <summary>Carries out one stage of the part of a step that is next.</summary>
    public void PerformStage(int stage, StepSettings settings) => rule.Update(new StepBatch(Parameters, optimizer, KnownLoss, new StepMemory(settings), _call, stage));

    /// <summary>Turns to the next part of the step.</summary>
    /// <returns>Whether a parameter needs a gradient in it.</returns>
    public bool AdvanceCall(StepSettings settings)
    {
        _call++;
        return rule.AsksForGradient(new StepBatch(Parameters, optimizer, KnownLoss, new StepMemory(settings), _call));
    }

    /// <summary>Makes the whole step of some parameters that do not depend on the others.</summary>
    public void UpdateSome(ReadOnlySpan<Parameter> parameters, double loss, in StepMemory memory) => rule.Update(new StepBatch(parameters, optimizer, loss, memory));

    /// <summary>Ends a call of a step of all parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(bool isApplied)
    {
        _call = isApplied ? 0 : _call;
        if (Info.GradientCalls > 0)
        {
            KeepCall();
        }

        optimizer.StepCount += isApplied ? 1 : 0;
    }

    private void KeepCall()
    {
        foreach (Parameter parameter in Parameters)
        {
            parameter.Call = _call;
        }
    }

    private static InvalidOperationException MustBeSteppedAlone(Parameter parameter, string reason) =>
        new($"Parameter '{parameter.Name}' {reason} it by Step(parameter, weights, gradient).");

    private InvalidOperationException LossIsMissing(string missing) =>
        new($"The rule of {Name} reads '{missing}': call Step(loss){(_call == 0 ? "" : " with the loss where the weights are now")}.");
}
