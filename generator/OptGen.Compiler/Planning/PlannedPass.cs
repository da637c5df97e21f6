using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>A pass over the matrices of one size.</summary>
/// <param name="Pass">The place among the passes of a step; those over matrices of other sizes may have the same.</param>
/// <param name="Space">The size.</param>
/// <param name="Kernel">What is done.</param>
/// <param name="Demand">When it is needed.</param>
internal sealed record PlannedPass(int Pass, Shape Space, KernelPlan Kernel, Demand Demand)
{
    /// <summary>A pass that is carried out where there is a demand for it.</summary>
    public static PlannedPass Under(Demand demand, int pass, Shape space, KernelPlan kernel) => new(pass, space, kernel.Under(demand), demand);
}

/// <summary>The passes of a step, and the functions of matrices between them.</summary>
/// <param name="Passes">In order.</param>
/// <param name="Functions">In order; those of one pass come before it.</param>
/// <param name="Kept">The values that are kept in hidden states while a step waits for a gradient, by the states' keys; the weights first.</param>
internal sealed record PlannedStep(IReadOnlyList<PlannedPass> Passes, IReadOnlyList<MatrixStep> Functions, IReadOnlyList<(string Key, Node Value)> Kept);
