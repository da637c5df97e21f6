using System.Numerics.Tensors;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;

namespace OptGen.Benchmarks.Compare.Managed;

/// <summary>AdamW composed of calls of <see cref="TensorPrimitives"/>, each a vectorized pass over the tensor.</summary>
internal sealed class TensorPrimitivesAdamW : Contender
{
    private const float LearningRate = 1e-3f;
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;

    private readonly NativeTensors _tensors;
    private readonly float[] _scratch;
    private int _steps;

    /// <summary>Allocates what stands between the passes, and has the passes compiled.</summary>
    /// <param name="tensors">The tensors.</param>
    public TensorPrimitivesAdamW(NativeTensors tensors)
        : base(Names.TensorPrimitives)
    {
        _tensors = tensors;
        _scratch = new float[tensors.List.Lengths.Max()];
        WarmUp();
    }

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            _steps++;
            for (int tensor = 0; tensor < _tensors.List.Lengths.Count; tensor++)
            {
                Step(_tensors.Values(tensor, 0), _tensors.Values(tensor, 1), _tensors.Values(tensor, 2), _tensors.Values(tensor, 3), _scratch, _steps);
            }
        }
    }

    private static void Step(Span<float> w, Span<float> g, Span<float> m, Span<float> v, float[] scratch, int t)
    {
        Span<float> x = scratch.AsSpan(0, w.Length);
        TensorPrimitives.Multiply(w, 1 - LearningRate * 1e-2f, w);
        TensorPrimitives.Multiply(m, Beta1, m);
        TensorPrimitives.MultiplyAdd(g, 1 - Beta1, m, m);
        TensorPrimitives.Multiply(g, g, x);
        TensorPrimitives.Multiply(v, Beta2, v);
        TensorPrimitives.MultiplyAdd(x, 1 - Beta2, v, v);
        TensorPrimitives.Sqrt(v, x);
        TensorPrimitives.Multiply(x, 1 / MathF.Sqrt(1 - MathF.Pow(Beta2, t)), x);
        TensorPrimitives.Add(x, 1e-8f, x);
        TensorPrimitives.Divide(m, x, x);
        TensorPrimitives.MultiplyAdd(x, -LearningRate / (1 - MathF.Pow(Beta1, t)), w, w);
    }

    /// <summary>Runs the passes over little memory until they are compiled with all optimizations, which a few steps over much would not bring about.</summary>
    private static void WarmUp()
    {
        using NativeTensors small = new(ParameterLists.Elements1K, 4);
        float[] scratch = new float[small.List.Lengths[0]];
        for (int pause = 0; pause < 3; pause++)
        {
            for (int i = 1; i <= 200; i++)
            {
                Step(small.Values(0, 0), small.Values(0, 1), small.Values(0, 2), small.Values(0, 3), scratch, i);
            }

            // Methods that were called often are compiled anew in the background, 100 ms after new ones stop coming.
            Thread.Sleep(150);
        }
    }
}
