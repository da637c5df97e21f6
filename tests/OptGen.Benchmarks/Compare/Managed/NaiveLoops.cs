using System.Runtime.CompilerServices;

namespace OptGen.Benchmarks.Compare.Managed;

/// <summary>The optimizers as one would write them in C#: one loop, the paper's formula.</summary>
/// <remarks>Optimized at once, so that what is measured is the code that long training runs.</remarks>
internal static class NaiveLoops
{
    private const float LearningRate = 1e-3f;
    private const float Epsilon = 1e-8f;

    /// <summary>A step over one tensor.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="states">The states, in a row: as many as the optimizer has, each as long as the weights.</param>
    /// <param name="t">The number of the step.</param>
    public delegate void Step(Span<float> w, ReadOnlySpan<float> g, States states, int t);

    /// <summary>AdamW.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AdamW(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        const float Beta1 = 0.9f;
        const float Beta2 = 0.999f;
        Span<float> m = states.First;
        Span<float> v = states.Second;
        float correction1 = 1 - MathF.Pow(Beta1, t);
        float correction2 = 1 - MathF.Pow(Beta2, t);
        for (int i = 0; i < w.Length; i++)
        {
            w[i] *= 1 - LearningRate * 1e-2f;
            m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
            v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
            w[i] -= LearningRate * (m[i] / correction1) / (MathF.Sqrt(v[i] / correction2) + Epsilon);
        }
    }

    /// <summary>Momentum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Momentum(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        Span<float> b = states.First;
        for (int i = 0; i < w.Length; i++)
        {
            b[i] = 0.9f * b[i] + g[i];
            w[i] -= LearningRate * b[i];
        }
    }

    /// <summary>AdaGrad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AdaGrad(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        Span<float> n = states.First;
        for (int i = 0; i < w.Length; i++)
        {
            n[i] += g[i] * g[i];
            w[i] -= LearningRate * g[i] / (MathF.Sqrt(n[i]) + Epsilon);
        }
    }

    /// <summary>RMSprop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RMSprop(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        const float Alpha = 0.99f;
        Span<float> v = states.First;
        for (int i = 0; i < w.Length; i++)
        {
            v[i] = Alpha * v[i] + (1 - Alpha) * g[i] * g[i];
            w[i] -= LearningRate * g[i] / (MathF.Sqrt(v[i]) + Epsilon);
        }
    }

    /// <summary>Lion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lion(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        const float Beta1 = 0.9f;
        const float Beta2 = 0.99f;
        Span<float> m = states.First;
        for (int i = 0; i < w.Length; i++)
        {
            float u = MathF.Sign(Beta1 * m[i] + (1 - Beta1) * g[i]);
            w[i] *= 1 - 1e-4f * 1e-2f;
            w[i] -= 1e-4f * u;
            m[i] = Beta2 * m[i] + (1 - Beta2) * g[i];
        }
    }

    /// <summary>Adan.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adan(Span<float> w, ReadOnlySpan<float> g, States states, int t)
    {
        const float Beta1 = 0.98f;
        const float Beta2 = 0.999f;
        const float Beta3 = 0.99f;
        Span<float> m = states.First;
        Span<float> n = states.Second;
        Span<float> v = states.Third;
        Span<float> previous = states.Fourth;
        float correction1 = 1 - MathF.Pow(Beta1, t);
        float correction2 = 1 - MathF.Pow(Beta2, t);
        float correction3 = 1 - MathF.Pow(Beta3, t);
        for (int i = 0; i < w.Length; i++)
        {
            float d = g[i] - previous[i];
            m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
            n[i] = Beta2 * n[i] + (1 - Beta2) * d;
            float s = g[i] + Beta2 * d;
            v[i] = Beta3 * v[i] + (1 - Beta3) * s * s;
            float q = MathF.Sqrt(v[i] / correction3) + Epsilon;
            w[i] -= LearningRate * (m[i] / correction1 + Beta2 * n[i] / correction2) / q;
            w[i] /= 1 + LearningRate * 1e-2f;
            previous[i] = g[i];
        }
    }
}
