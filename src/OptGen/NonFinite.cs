namespace OptGen;

/// <summary>What a step does where a gradient is infinite or not a number, as the rule would see it: scaled, clipped, and with the gradients of a row added up.</summary>
public enum NonFinite
{
    /// <summary>It computes with it, as the rule says.</summary>
    Propagate,

    /// <summary>It changes nothing, <c>t</c> included, and says so.</summary>
    Skip,

    /// <summary>It changes nothing and throws an <see cref="ArithmeticException"/> that names the parameter.</summary>
    Throw,
}
