using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Scalars computed once, then one pass over the elements of matrices of one size.</summary>
/// <param name="Scalars">What comes first.</param>
/// <param name="Kernel">The pass.</param>
internal sealed record Phase(ScalarPlan Scalars, KernelPlan Kernel)
{
    /// <summary>The place among the passes of a step, which parameters of all ranks go through together; some may have nothing to do in a pass.</summary>
    public int Pass { get; init; }

    /// <summary>The size: the parameter's own, or another one.</summary>
    public Shape Space { get; init; } = Shape.Element;

    /// <summary>When the pass is needed.</summary>
    public Demand Demand { get; init; } = Demand.Always;

    public static Phase For(KernelPlan kernel, IEnumerable<Node> more) => new(ScalarPlan.For([.. kernel.Splats, .. more]), kernel);

    /// <summary>Whether the pass is the same in every step whatever the hyperparameters are.</summary>
    public bool IsConstant => Kernel.Splats.All(splat => splat.IsConstant);

    /// <summary>Whether the pass runs over all elements alike and with the same scalars for all parameters that are at the same step.</summary>
    public bool IsSameForParameters => Demand.IsAlways && Space == Shape.Element && !Kernel.IsByRows && !Kernel.BlockSizes.Any() && !Kernel.CountsElements && Kernel.Contributed.Count == 0 && !Scalars.IsPerParameter;

    /// <summary>Whether all parameters must have gone through the pass before any goes on.</summary>
    public bool EndsForAll => Kernel.Reductions.Any(reduction => reduction.IsTotal) || Kernel.Stores.Any(store => store.IsForAll);
}
