namespace OptGen.Kernels;

/// <summary>One pass of a rule over memory; generated.</summary>
public interface IPass
{
    /// <summary>Whether the pass reads the gradient, and whether a later one does.</summary>
    static abstract GradientUse GradientUse { get; }
}
