namespace OptGen;

/// <summary>What the attributes that make an optimizer of others have in common.</summary>
/// <param name="hyperparameters">
/// Hyperparameters with their defaults, in place of those of the rules: <c>"lr := 1e-3; λ := 0.1"</c>, and nothing else. A name that two rules give
/// different defaults needs one.
/// </param>
public abstract class StackedOptimizerAttribute(string hyperparameters) : Attribute
{
    /// <summary>The hyperparameters declared here; empty where the defaults of the rules stand.</summary>
    public string Hyperparameters { get; } = hyperparameters;

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
/// <param name="hyperparameters">Hyperparameters with other defaults than those of the rules: <c>"lr := 1e-3"</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TRule>(string hyperparameters = "") : StackedOptimizerAttribute(hyperparameters);

/// <summary>Makes a partial class an optimizer by stacking two rules.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of <c>base</c>.</typeparam>
/// <param name="hyperparameters">Hyperparameters with other defaults than those of the rules: <c>"lr := 1e-3"</c>.</param>
/// <example>
/// <code>
/// [Optimizer&lt;Lookahead, RAdam&gt;]
/// public partial class Ranger;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TInner>(string hyperparameters = "") : StackedOptimizerAttribute(hyperparameters);

/// <summary>Makes a partial class an optimizer by stacking three rules, the outermost first: one upon the other, or, where the first calls <c>base2(x)</c> too, the first upon both others.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TMiddle">Another one, which takes the place of the outer one's <c>base</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of the middle one's <c>base</c>, or of the outer one's <c>base2</c>.</typeparam>
/// <param name="hyperparameters">Hyperparameters with other defaults than those of the rules: <c>"lr := 1e-3"</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TMiddle, TInner>(string hyperparameters = "") : StackedOptimizerAttribute(hyperparameters);

/// <summary>Makes a partial class an optimizer by stacking four rules, the outermost first.</summary>
/// <typeparam name="TOuter">An optimizer whose rule is written over <c>base(x)</c>.</typeparam>
/// <typeparam name="TSecond">Another one, which takes the place of the outer one's <c>base</c>.</typeparam>
/// <typeparam name="TThird">Another one, which takes the place of the second one's <c>base</c>.</typeparam>
/// <typeparam name="TInner">The optimizer that takes the place of the third one's <c>base</c>.</typeparam>
/// <param name="hyperparameters">Hyperparameters with other defaults than those of the rules: <c>"lr := 1e-3"</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OptimizerAttribute<TOuter, TSecond, TThird, TInner>(string hyperparameters = "") : StackedOptimizerAttribute(hyperparameters);
