namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter separately instead of all together.</summary>
    public bool MeasuresParameters { get; set; }
}
