using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Tests.Language;

namespace OptGen.Tests.Bits;

/// <summary>A few steps of an optimizer over <see cref="BitInputs"/>, and the bits of what comes of them.</summary>
internal static class BitRun
{
    /// <summary>The shipped optimizers, and rules that have between them what no shipped one has.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. ShippedOptimizers.Elementwise, typeof(EveryFunction), typeof(EveryActivation), typeof(NotFused), typeof(Chains), typeof(Branches), typeof(Loop), typeof(Delayed), typeof(InitialWeights), typeof(EvaluatesTemporary)];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    /// <summary>Runs on the memory given, whose values are overwritten, and gives the results element by element.</summary>
    public static ulong[][] Run<T>(Type optimizerType, Memory<T> weights, Memory<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Optimizer optimizer = ShippedOptimizers.Create(optimizerType);
        Fill(weights.Span);
        Parameter parameter = optimizer.Add("w", weights, gradient);
        for (int step = 1; step <= BitInputs.Steps; step++)
        {
            FillGradient(gradient.Span, step);
            optimizer.Step();
        }

        return Results(optimizer, [parameter], weights.Span);
    }

    /// <summary>Runs every element as a parameter of its own, of length 1.</summary>
    public static ulong[][] RunElementByElement<T>(Type optimizerType, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Optimizer optimizer = ShippedOptimizers.Create(optimizerType);
        T[] weights = new T[length];
        T[] gradients = new T[length];
        Fill<T>(weights);
        Parameter[] parameters = [.. Enumerable.Range(0, length).Select(i => optimizer.Add($"{i}", weights.AsMemory(i, 1), gradients.AsMemory(i, 1)))];
        for (int step = 1; step <= BitInputs.Steps; step++)
        {
            FillGradient<T>(gradients, step);
            optimizer.Step();
        }

        return Results<T>(optimizer, parameters, weights);
    }

    /// <summary>The bits of a number; all NaNs have those of one, since IEEE leaves open which NaN an operation gives.</summary>
    public static ulong Bits<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T canonical = T.IsNaN(value) ? T.NaN : value;
        return typeof(T) == typeof(float)
            ? BitConverter.SingleToUInt32Bits(Unsafe.BitCast<T, float>(canonical))
            : BitConverter.DoubleToUInt64Bits(Unsafe.BitCast<T, double>(canonical));
    }

    private static void Fill<T>(Span<T> weights)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = BitInputs.Weight<T>(i);
        }
    }

    private static void FillGradient<T>(Span<T> gradient, int step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = BitInputs.Gradient<T>(i, step);
        }
    }

    /// <summary>For each element its weight, its states and its weight for evaluation.</summary>
    private static ulong[][] Results<T>(Optimizer optimizer, Parameter[] parameters, ReadOnlySpan<T> weights)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<ulong[]> results = [];
        int index = 0;
        foreach (Parameter parameter in parameters)
        {
            string[] states = [.. parameter.States.Where(state => state.Shape == StateShape.Element).Select(state => state.Name)];
            T[] evaluation = new T[parameter.Length];
            optimizer.EvaluationWeights(parameter, evaluation);
            for (int i = 0; i < parameter.Length; i++)
            {
                List<ulong> bits = [Bits(weights[index++]), Bits(evaluation[i])];
                foreach (string state in states)
                {
                    bits.Add(Bits(optimizer.State<T>(parameter, state)[i]));
                }

                results.Add([.. bits]);
            }
        }

        return [.. results];
    }
}
