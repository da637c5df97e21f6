namespace OptGen;

/// <summary>
/// Makes a partial class an optimizer from its update rule, written as maths. The class's primary-constructor parameters are the
/// hyperparameters; the state fields are found in the rule.
/// </summary>
/// <param name="rule">The rule: a constant string, statements separated by <c>;</c> or line ends. Without one, the analyzer says that it is missing, beside what else is wrong.</param>
/// <example>
/// <code>
/// [Optimizer("v = μ*v - lr*g; w += v")]
/// public partial class Momentum(double lr = 0.01, double μ = 0.9);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizerAttribute(string rule = "") : Attribute
{
    /// <summary>The rule as written.</summary>
    public string Rule { get; } = rule;

    /// <summary>
    /// Whether <c>a*b + c</c> on elements is computed with a single rounding, as it is by default. Without, product and sum are rounded
    /// one after the other.
    /// </summary>
    public bool FusedMultiplyAdd { get; set; } = true;
}
