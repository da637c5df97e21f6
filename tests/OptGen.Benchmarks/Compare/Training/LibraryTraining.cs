using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Training;

/// <summary>Steps of training by the library.</summary>
/// <param name="name">The contender's name.</param>
/// <param name="net">The net.</param>
/// <param name="threads">How many threads may take part.</param>
internal sealed class LibraryTraining(string name, Net net, int threads) : Contender(name)
{
    private readonly Action _step = net.Step(threads);

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            _step();
        }
    }
}
