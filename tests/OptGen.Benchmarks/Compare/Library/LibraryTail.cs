using System.Diagnostics;
using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>Steps that end with gradients of zero; these are filled again before each, outside of what is timed.</summary>
internal sealed class LibraryTail : LibraryContender
{
    private readonly float[][] _gradients;

    /// <summary>Adds the tensors to an optimizer, and keeps a copy of the gradients.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="optimizer">The optimizer, which has no parameters yet.</param>
    /// <param name="list">The tensors.</param>
    public LibraryTail(string name, Optimizer optimizer, ParameterList list)
        : base(name, optimizer, list)
    {
        _gradients = [.. Gradients.Select(gradient => gradient.ToArray())];
    }

    /// <inheritdoc/>
    public override double Seconds(int steps)
    {
        TimeSpan total = default;
        for (int i = 0; i < steps; i++)
        {
            for (int tensor = 0; tensor < _gradients.Length; tensor++)
            {
                _gradients[tensor].CopyTo(Gradients[tensor].Span);
            }

            long start = Stopwatch.GetTimestamp();
            Optimizer.Step();
            Optimizer.ZeroGradients();
            total += Stopwatch.GetElapsedTime(start);
        }

        return total.TotalSeconds;
    }
}
