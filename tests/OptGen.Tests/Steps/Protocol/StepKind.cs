namespace OptGen.Tests.Steps.Protocol;

/// <summary>A way to make a step.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="call">Makes one call of a step; gradients are there, but for closures, which ask for them.</param>
internal sealed class StepKind(string name, Func<StepRun, StepResult> call)
{
    public const double Loss = 0.5;

    private static readonly int[] s_rows = [2, 0];

    public string Name { get; } = name;

    /// <summary>Whether all parameters take part; else the first one alone.</summary>
    public bool IsOfAll { get; private init; } = true;

    /// <summary>Whether only some of its rows do.</summary>
    public bool IsOfRows { get; private init; }

    /// <summary>Whether the step is told the loss.</summary>
    public bool HasLoss { get; private init; }

    /// <summary>Whether the step asks for gradients itself.</summary>
    public bool IsClosure { get; private init; }

    /// <summary>Whether gradients are zeroed whatever the options say.</summary>
    public bool AlwaysZeroes { get; private init; }

    public static IReadOnlyList<StepKind> All { get; } =
    [
        new("Step()", run => run.Target.Step()),
        new("Step(loss)", run => run.Target.Step(Loss)) { HasLoss = true },
        new("Step(options)", run => run.Target.Step(run.TakeOptions())),
        new("Step(loss, options)", run => run.Target.Step(Loss, run.TakeOptions())) { HasLoss = true },
        new("Step(closure)", run => run.Target.Step(run.Closure)) { HasLoss = true, IsClosure = true },
        new("Step(closure, options)", run => run.Target.Step(run.Closure, run.TakeOptions())) { HasLoss = true, IsClosure = true },
        new("accumulator", run => run.Accumulator.Step(Loss)) { HasLoss = true, AlwaysZeroes = true },
        new("Step(parameter)", run => run.Target.Step(run.Target.Parameters[0], run.Target.Weights[0], run.Target.Gradients[0])) { IsOfAll = false },
        new("StepRows", run => run.Target.StepRows(run.Target.Parameters[0], s_rows, run.RowGradients(s_rows))) { IsOfAll = false, IsOfRows = true },
    ];

    public StepResult Call(StepRun run) => call(run);

    public override string ToString() => Name;
}
