using OptGen.Products;
using OptGen.Zoo;

namespace OptGen.Tests.Disassembly;

/// <summary>The optimizers whose machine code is read.</summary>
internal static class CompiledKernels
{
    public static IReadOnlyList<Type> Types { get; } = [typeof(AdamW), typeof(Lion), typeof(Adan)];

    /// <summary>The tiles whose machine code is read.</summary>
    public static IReadOnlyList<string> Tiles { get; } = ["EightRows,OptGen.Products.TwoLanes", "EightRows,OptGen.Products.ThreeLanes", "SixRows,OptGen.Products.FourLanes"];

    /// <summary>Multiplies matrices for which these tiles are chosen where there are 32 registers of sixteen floats.</summary>
    public static void Multiply()
    {
        float[] a = new float[102 * 10];
        float[] b = new float[10 * 64];
        float[] c = new float[102 * 64];
        foreach ((int rows, int columns) in ((int, int)[])[(96, 32), (96, 48), (102, 64)])
        {
            Product.Multiply(new MatrixView<float>(a, rows, 10), new MatrixView<float>(b, 10, columns), new MatrixView<float>(c, rows, columns));
        }
    }

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
