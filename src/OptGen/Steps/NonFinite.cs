namespace OptGen;

/// <summary>What a step does if a gradient is infinite or NaN, as the rule would see it: scaled, clipped, and with the gradients of a repeated row added.</summary>
public enum NonFinite
{
    /// <summary>The rule computes with it.</summary>
    Propagate,

    /// <summary>The step is skipped: weights, states and <c>t</c> do not change. The result reports it.</summary>
    Skip,

    /// <summary>The step changes nothing and throws an <see cref="ArithmeticException"/> that names the parameter.</summary>
    Throw,
}
