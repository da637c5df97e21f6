namespace OptGen.Tests.Calls.Api;

/// <summary>What a parameter must hold, and the memory that it was added with.</summary>
/// <param name="kind">The rule.</param>
/// <param name="member">The place of its optimizer in the group.</param>
/// <param name="parameter">The parameter.</param>
/// <param name="weights">The memory of its weights; null where it was added without.</param>
/// <param name="gradient">The memory of its gradient.</param>
internal sealed class TensorModel(Type kind, int member, Parameter parameter, float[]? weights, float[]? gradient)
{
    private const float SmallestNormal = 1.17549435e-38f;

    public Parameter Parameter => parameter;

    public int Member => member;

    public int Length => parameter.Length;

    public bool HasMemory => weights is not null;

    /// <summary>The memory itself.</summary>
    public float[] Weights => weights ?? [];

    public float[] Gradient => gradient ?? [];

    /// <summary>What must be in it.</summary>
    public float[] W { get; set; } = [.. weights ?? []];

    public float[] G { get; set; } = [.. gradient ?? []];

    public float[] M { get; set; } = new float[parameter.Length];

    public float[] A { get; set; } = new float[parameter.Length];

    /// <summary>The weights while a step waits, or those to train with while those to evaluate with are in place.</summary>
    public float[] Aside { get; set; } = [];

    public float[]? Given { get; set; }

    public long Steps { get; set; }

    /// <summary>The call of a step of its own that is next.</summary>
    public int Call { get; set; }

    /// <summary>The weights elsewhere that such a step goes on with.</summary>
    public float[] Elsewhere { get; set; } = [];

    public bool NeedsGiven => kind == typeof(ApiGiven) && Length > 0 && Given is null;

    /// <summary>Makes one call of a step.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Apply(float[] w, float[] g, double factor, double lr, double beta, int call, long t, IEnumerable<int> elements)
    {
        float scale = (float)factor;
        if (kind == typeof(ApiTwice) && call == 0)
        {
            Aside = [.. w];
            foreach (int i in elements)
            {
                w[i] += (float)beta * (g[i] * scale);
            }

            return false;
        }

        foreach (int i in elements)
        {
            float scaled = g[i] * scale;
            float term = kind == typeof(ApiGiven) ? scaled * Given![i] : scaled;
            M[i] = Stored(((float)beta * M[i]) + term);
            float from = kind == typeof(ApiTwice) ? Aside[i] : w[i];
            w[i] = from - ((float)lr * M[i]);
            if (kind == typeof(ApiAveraged))
            {
                A[i] = Stored(A[i] + ((w[i] - A[i]) * (float)(1.0 / t)));
            }
        }

        return true;
    }

    public float[] Evaluated => kind == typeof(ApiAveraged) && Steps > 0 ? A : W;

    private static float Stored(float value) => MathF.Abs(value) < SmallestNormal ? 0 : value;
}
