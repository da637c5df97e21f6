namespace Trajectories.Optimizers;

/// <summary>What optimizers have in common; it chooses their colour.</summary>
public enum OptimizerFamily
{
    /// <summary>Every weight has the same learning rate.</summary>
    OneRate,

    /// <summary>Each weight's step is scaled by the gradients that it has seen.</summary>
    ScaledPerWeight,

    /// <summary>Scaled steps of a smoothed gradient, corrected for their start.</summary>
    LikeAdam,

    /// <summary>Any other optimizer of the library or of this program.</summary>
    Other,
}
