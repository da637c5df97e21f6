namespace OptGen;

/// <summary>What the attributes that make an optimizer of others have in common.</summary>
public abstract class StackedOptimizerAttribute : Attribute
{
    /// <summary>
    /// The parameters that this rule is for, as a condition of the rule language over <c>ndim</c>, <c>rows</c>, <c>cols</c> and <c>numel</c>; the
    /// first of a class's attributes whose condition holds is taken, and the last needs none.
    /// </summary>
    public string? When { get; set; }

    /// <summary>Whether <c>a*b + c</c> on elements is computed with a single rounding.</summary>
    public bool FusedMultiplyAdd { get; set; } = true;
}

/// <summary>Makes a partial class an optimizer by the rule of another one.</summary>
/// <typeparam name="TRule">An optimizer.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TRule> : StackedOptimizerAttribute;

/// <summary>Makes a partial class an optimizer by stacking two rules.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of <c>base</c>.</typeparam>
/// <example>
/// <code>
/// [Optimizer&lt;Lookahead, RAdam&gt;]
/// public partial class Ranger;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TInner> : StackedOptimizerAttribute;

/// <summary>Makes a partial class an optimizer by stacking three rules, the outermost first.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TMiddle">Another one, which takes the place of the outer one's <c>base</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of the middle one's <c>base</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TMiddle, TInner> : StackedOptimizerAttribute;

/// <summary>Makes a partial class an optimizer by stacking four rules, the outermost first.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TSecond">Another one, which takes the place of the outer one's <c>base</c>.</typeparam>
/// <typeparam name="TThird">Another one, which takes the place of the second one's <c>base</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of the third one's <c>base</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TSecond, TThird, TInner> : StackedOptimizerAttribute;
