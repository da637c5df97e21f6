namespace OptGen;

/// <summary>A step that computes its gradients itself, as often as the rule takes them.</summary>
internal static class ClosureStep
{
    public static StepResult Run(IStepped stepped, Func<double> closure, in StepOptions options, IProgress<StepProgress>? progress)
    {
        int evaluations = 0;
        StepResult result;
        do
        {
            evaluations++;
            result = stepped.Call(closure(), in options);
        }
        while (result.NeedsGradient);

        progress?.Report(new StepProgress(stepped.StepCount, result.Loss!.Value, result.GradientNorm, evaluations));
        return result;
    }
}
