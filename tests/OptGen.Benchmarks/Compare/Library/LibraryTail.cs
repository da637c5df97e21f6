using System.Diagnostics;
using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>Steps that end with gradients of zero; these are filled again before each, outside of what is timed.</summary>
internal sealed class LibraryTail : LibraryContender
{
    private readonly float[][] _gradients;

    /// <summary>Adds the tensors to an optimizer, and draws the gradients that each step begins with.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="optimizer">The optimizer, which has no parameters yet.</param>
    /// <param name="list">The tensors.</param>
    public LibraryTail(string name, Optimizer optimizer, ParameterList list)
        : base(name, optimizer, list)
    {
        RandomValues random = new(2);
        _gradients = [.. list.Lengths.Select(length => new float[length])];
        foreach (float[] gradient in _gradients)
        {
            random.FillSigned(gradient);
        }
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
            total += Stopwatch.GetElapsedTime(start);
        }

        return total.TotalSeconds;
    }
}
