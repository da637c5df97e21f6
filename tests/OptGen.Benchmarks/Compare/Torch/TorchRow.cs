using System.Text.Json.Nodes;
using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Torch;

/// <summary>The tensors of a row, on PyTorch's side; its optimizers share weights and gradients.</summary>
internal sealed class TorchRow : IDisposable
{
    private readonly TorchWorker _worker;

    /// <summary>Creates the tensors.</summary>
    /// <param name="worker">The process.</param>
    /// <param name="list">The tensors.</param>
    /// <param name="threads">How many threads PyTorch may use.</param>
    /// <param name="dead">Whether gradients are zero and states subnormal; otherwise all are random.</param>
    public TorchRow(TorchWorker worker, ParameterList list, int threads, bool dead = false)
    {
        _worker = worker;
        JsonArray shapes = [.. list.Shapes.Select(shape => new JsonArray([.. shape.Select(axis => (JsonNode)axis)]))];
        worker.Ask(new() { ["op"] = "row", ["shapes"] = shapes, ["threads"] = threads, ["dead"] = dead });
    }

    /// <summary>Creates an optimizer of these tensors.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="work">What the script knows the optimizer by.</param>
    /// <param name="mode">One of <c>for-loop</c>, <c>foreach</c>, <c>fused</c>.</param>
    /// <param name="freshGradients">Whether the step spoils the gradients, so that they are filled before each, untimed.</param>
    public TorchContender Add(string name, string work, string mode, bool freshGradients = false)
    {
        _worker.Ask(new() { ["op"] = "contender", ["kind"] = work, ["mode"] = mode, ["fresh"] = freshGradients });
        return new TorchContender(name, _worker, mode);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose() => _worker.Ask(new() { ["op"] = "end" });
}
