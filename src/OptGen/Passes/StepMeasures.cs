namespace OptGen.Passes;

/// <summary>What the passes of a step measure on their way.</summary>
[Flags]
internal enum StepMeasures
{
    None = 0,

    /// <summary>The gradient, in the pass that is the last to read it.</summary>
    Gradient = 1,

    /// <summary>The new weights, in the pass that writes them.</summary>
    Weights = 2,

    /// <summary>What has become of the weights, in the same pass.</summary>
    Update = 4,
}
