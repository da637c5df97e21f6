using OptGen.Memory;

namespace OptGen.Steps;

/// <summary>A step that computes its gradients itself, as often as the rule takes them.</summary>
internal static class ClosureStep
{
    public static StepResult Run(IStepped stepped, Func<double> closure, in StepOptions options, IProgress<StepProgress>? progress)
    {
        int evaluations = 0;
        StepResult result;
        stepped.Occupancy.Enter(stepped);
        try
        {
            stepped.CheckCanBegin();
            do
            {
                evaluations++;
                result = stepped.Call(Evaluate(stepped.Occupancy, closure), in options);
            }
            while (result.NeedsGradient);
        }
        finally
        {
            stepped.Occupancy.Leave();
        }

        progress?.Report(new StepProgress(stepped.StepCount, result.Loss!.Value, result.GradientNorm, evaluations));
        return result;
    }

    private static double Evaluate(Occupancy occupancy, Func<double> closure)
    {
        occupancy.Lend();
        try
        {
            return closure();
        }
        finally
        {
            occupancy.TakeBack();
        }
    }
}
