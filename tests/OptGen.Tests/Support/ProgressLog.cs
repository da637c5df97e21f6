namespace OptGen.Tests;

/// <summary>Keeps what progress it is told of, at once and in order.</summary>
internal sealed class ProgressLog : IProgress<StepProgress>
{
    public List<StepProgress> Reports { get; } = [];

    public void Report(StepProgress value) => Reports.Add(value);
}
