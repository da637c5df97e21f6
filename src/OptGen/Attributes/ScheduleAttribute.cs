namespace OptGen;

/// <summary>
/// Makes a partial class a <see cref="Schedule"/> from a formula in the rule language: one number, a function of the step <c>t</c> and of the
/// class's primary-constructor parameters.
/// </summary>
/// <param name="rule">The formula: a constant string; temporaries may be assigned before it, and the last statement is the value. Without one, the analyzer says that it is missing, beside what else is wrong.</param>
/// <example>
/// <code>
/// [Schedule("lr0*exp(-k*t)")]
/// public partial class ExponentialDecay(double lr0, double k);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(string rule = "") : Attribute
{
    /// <summary>The formula as written.</summary>
    public string Rule { get; } = rule;
}
