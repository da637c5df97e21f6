using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Torch;

/// <summary>An optimizer of PyTorch, timed by its own process.</summary>
internal sealed class TorchContender(string name, TorchWorker worker, string mode) : Contender(name)
{
    /// <inheritdoc/>
    public override double Seconds(int steps) => (double)worker.Ask(new() { ["op"] = "run", ["mode"] = mode, ["steps"] = steps })["seconds"]!;
}
