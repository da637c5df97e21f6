using OptGen.Zoo;

namespace OptGen.Tests.Disassembly;

/// <summary>The optimizers whose machine code is read.</summary>
internal static class CompiledKernels
{
    public static IReadOnlyList<Type> Types { get; } = [typeof(AdamW), typeof(Lion), typeof(Adan)];

    /// <summary>Makes a step of each, with and without scaling and zeroing.</summary>
    public static IEnumerable<string> Step()
    {
        foreach (Type type in Types)
        {
            Optimizer optimizer = ShippedOptimizers.Create(type);
            optimizer.Add("w", new float[1000], new float[1000]);
            optimizer.Step();
            optimizer.Step(new StepOptions { GradientScale = 0.5 });
            optimizer.Step(new StepOptions { GradientScale = 0.5, ZeroGradients = true });
            yield return type.Name;
        }
    }
}
