using System.Numerics;
using OptGen.Memory;

namespace OptGen;

/// <summary>
/// Memory for the weights and gradients of a model, as steps go through it fastest: aligned, in large pages where the system has them, and with all tensors side by
/// side, so that a step over many small ones is one over a single large one.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <example>
/// <code>
/// var memory = new ParameterMemory&lt;float&gt;(784 * 128 + 128);
/// var (weights, gradients) = memory.Take(784, 128);
/// optimizer.Add("fc1.weight", weights, gradients, 784, 128);
/// </code>
/// </example>
public sealed class ParameterMemory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly StateBlock<T> _block;

    /// <summary>Allocates zeroed memory for weights and as much for gradients.</summary>
    /// <param name="length">How many weights all tensors have together.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or more than an array holds twice.</exception>
    public ParameterMemory(int length)
    {
        if (length < 0 || !StateBlock<T>.Holds(2, StateBlock<T>.Padded(length)))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"The length must not be negative, and weights and gradients together fit into one array of {Array.MaxLength}; use several for more.");
        }

        Length = length;
        _block = new StateBlock<T>(2, StateBlock<T>.Padded(length));
    }

    /// <summary>How many weights there is room for.</summary>
    public int Length { get; }

    /// <summary>How many of them have been taken.</summary>
    public int Taken { get; private set; }

    /// <summary>All weights, in the order in which they were taken.</summary>
    public Memory<T> Weights => _block.Memory(0)[..Length];

    /// <summary>All gradients, in the same order.</summary>
    public Memory<T> Gradients => _block.Memory(1)[..Length];

    /// <summary>Takes the memory of one tensor, behind that taken before.</summary>
    /// <param name="shape">The lengths of its axes.</param>
    /// <returns>Weights and gradients, in row-major order.</returns>
    /// <exception cref="ArgumentException">An axis is negative, or there is not room enough; nothing is taken then.</exception>
    public (Memory<T> Weights, Memory<T> Gradients) Take(params ReadOnlySpan<int> shape)
    {
        long length = 1;
        foreach (int axis in shape)
        {
            if (axis < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(shape), axis, "The length of an axis must not be negative.");
            }

            length = Math.Min(length * axis, int.MaxValue);
        }

        if (length > Length - Taken)
        {
            throw new ArgumentException($"The tensor [{string.Join(", ", shape.ToArray())}] has more than the {Length - Taken} weights that are left of {Length}.", nameof(shape));
        }

        int start = Taken;
        Taken += (int)length;
        return (Weights.Slice(start, (int)length), Gradients.Slice(start, (int)length));
    }
}
