namespace OptGen;

/// <summary>Keeps a state of an optimizer narrower than its weights, for less memory and fewer bytes to move in each step.</summary>
/// <param name="name">The state's name in the rule, <c>Adam.m</c> where a called rule has it; one of <see cref="OptimizerInfo.States"/>, with one number for each weight.</param>
/// <param name="storage">How it is kept.</param>
/// <remarks>Such an optimizer takes parameters of <see cref="float"/> alone.</remarks>
/// <example>
/// <code>
/// [Optimizer("w += AdamW(g)")]
/// [State("AdamW.m", Storage.BFloat16), State("AdamW.v", Storage.Block8)]
/// public partial class NarrowAdamW;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StateAttribute(string name, Storage storage) : Attribute
{
    /// <summary>The state's name.</summary>
    public string Name { get; } = name;

    /// <summary>How it is kept.</summary>
    public Storage Storage { get; } = storage;
}
