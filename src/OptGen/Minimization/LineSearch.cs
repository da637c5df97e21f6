namespace OptGen;

/// <summary>How far <see cref="LBFGS"/> goes along a direction.</summary>
public enum LineSearch
{
    /// <summary>The learning rate times the direction, whatever comes of it: one evaluation for each iteration.</summary>
    None,

    /// <summary>
    /// Until the strong Wolfe conditions hold, with 1e-4 for the decrease and 0.9 for the slope: Nocedal and Wright, "Numerical Optimization", 2nd edition,
    /// algorithms 3.5 and 3.6, with cubic interpolation (equation 3.59) and at most 25 steps.
    /// </summary>
    StrongWolfe,
}
