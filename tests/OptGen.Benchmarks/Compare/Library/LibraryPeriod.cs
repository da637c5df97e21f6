using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>An optimizer that does some of its work now and then: a step of the row is as many steps of its as lie between two such times.</summary>
/// <param name="name">The contender's name.</param>
/// <param name="optimizer">The optimizer, which has no parameters yet.</param>
/// <param name="list">The tensors.</param>
/// <param name="period">The number of steps.</param>
internal sealed class LibraryPeriod(string name, Optimizer optimizer, ParameterList list, int period) : LibraryContender(name, optimizer, list)
{
    /// <inheritdoc/>
    protected override void Run(int steps) => base.Run(steps * period);
}
