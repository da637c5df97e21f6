namespace OptGen;

/// <summary>A group of optimizers whose type need not be said: <c>new OptimizerGroup(new AdamW(3e-4), new AdamW(3e-5))</c>. Also makes groups of a type that is known.</summary>
/// <param name="members">The members, all of one type; the first one takes the parameters that no route leads to another.</param>
/// <exception cref="ArgumentException">
/// There is no member, one is given twice, is in a group or has parameters already, or they are of different types.
/// </exception>
public sealed class OptimizerGroup(params Optimizer[] members) : OptimizerGroup<Optimizer>(members)
{
    /// <summary>Splits parameters between two optimizers, such as one that decays weights and one that does not.</summary>
    /// <typeparam name="TOptimizer">The type of both.</typeparam>
    /// <param name="rest">Takes the parameters that the other does not take.</param>
    /// <param name="taking">Takes the parameters whose names fit a pattern; without patterns, those of rank 0 or 1: biases, and the scales and shifts of norms.</param>
    /// <param name="patterns">Patterns of names, such as <c>"*.bias"</c> and <c>"*norm*"</c>: <c>*</c> stands for any characters, <c>?</c> for one.</param>
    /// <returns>A group without parameters; what is added to it goes to one of the two.</returns>
    /// <exception cref="ArgumentException">The two cannot be members of one group.</exception>
    /// <example>
    /// <code>
    /// var group = OptimizerGroup.Split(new AdamW(lr: 3e-4), new AdamW(lr: 3e-4, λ: 0), "*.bias", "*norm*");
    /// </code>
    /// </example>
    public static OptimizerGroup<TOptimizer> Split<TOptimizer>(TOptimizer rest, TOptimizer taking, params string[] patterns)
        where TOptimizer : Optimizer
    {
        ArgumentNullException.ThrowIfNull(patterns);
        OptimizerGroup<TOptimizer> group = new(rest, taking);
        if (patterns.Length == 0)
        {
            group.RouteByRank(taking, 1);
        }
        else
        {
            group.RouteByName(taking, patterns);
        }

        return group;
    }
}
