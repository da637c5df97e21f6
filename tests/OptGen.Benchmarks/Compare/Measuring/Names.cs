namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What the contenders are called, in tables and targets.</summary>
internal static class Names
{
    /// <summary>The library.</summary>
    public const string OptGen = "OptGen";

    /// <summary>The library over plain arrays, which begin anywhere.</summary>
    public const string OptGenPlain = "OptGen, plain arrays";

    /// <summary>The library with two threads, where the row has one.</summary>
    public const string TwoThreads = "OptGen, 2 threads";

    /// <summary>The library over tensors that lie side by side.</summary>
    public const string OneStretch = "OptGen, one stretch";

    /// <summary>The library, the same rule made of rules.</summary>
    public const string Composed = "OptGen, composed";

    /// <summary>The library with moments in 16 bits.</summary>
    public const string BFloat16 = "OptGen, bf16 states";

    /// <summary>The library with moments in 8 bits.</summary>
    public const string Block8 = "OptGen, 8-bit states";

    /// <summary>The library where gradients are zero and states subnormal.</summary>
    public const string Dead = "OptGen, dead gradients";

    /// <summary>The library, compiled ahead of time.</summary>
    public const string Aot = "OptGen, NativeAOT";

    /// <summary>A loop in C# as one would write it.</summary>
    public const string Naive = "naive C#";

    /// <summary>Calls of System.Numerics.Tensors.</summary>
    public const string TensorPrimitives = "TensorPrimitives";

    /// <summary>Intrinsics in C++.</summary>
    public const string Native = "C++ AVX-512";

    /// <summary>The same bytes read and written, and nothing else.</summary>
    public const string Stream = "stream limit";

    /// <summary>The same for moments in 16 bits.</summary>
    public const string BFloat16Stream = "stream limit, bf16 states";

    /// <summary>The same for moments in 8 bits.</summary>
    public const string Block8Stream = "stream limit, 8-bit states";

    /// <summary>A square root and a division for each weight, and nothing else.</summary>
    public const string Roots = "√ and ÷ alone";

    /// <summary>PyTorch, tensor by tensor.</summary>
    public const string TorchLoop = "PyTorch for-loop";

    /// <summary>PyTorch, operation by operation over all tensors.</summary>
    public const string TorchForeach = "PyTorch foreach";

    /// <summary>PyTorch, one kernel for each tensor.</summary>
    public const string TorchFused = "PyTorch fused";

    /// <summary>A function of PyTorch over one tensor.</summary>
    public const string TorchFunction = "PyTorch function";

    /// <summary>The mode of a contender that is its authors' own file.</summary>
    public const string AuthorsFile = "authors' file";

    /// <summary>PyTorch in a mode.</summary>
    /// <param name="mode">The mode.</param>
    public static string Torch(string mode) => $"PyTorch, {mode}";
}
