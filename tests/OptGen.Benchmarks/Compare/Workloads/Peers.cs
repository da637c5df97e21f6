using OptGen.Benchmarks.Compare.Native;
using OptGen.Benchmarks.Compare.Torch;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>What there is on this machine besides the library.</summary>
internal sealed class Peers : IDisposable
{
    private readonly List<string> _notes = [];

    /// <summary>Compiles the C++ kernels and starts PyTorch.</summary>
    public Peers()
    {
        Kernels = NativeKernels.Load(out string problem);
        if (Kernels is null)
        {
            _notes.Add($"{problem} The stream limit is measured in C# with Vector512, with one thread only; the C++ kernel is left out.");
        }

        Torch = TorchWorker.Start(out problem);
        _notes.Add(Torch is null ? problem : $"PyTorch {Torch.Version}");
        if (Torch is not null)
        {
            _notes.Add(Torch.Products.ToString());
        }
    }

    /// <summary>The C++ kernels, where they can be compiled.</summary>
    public NativeKernels? Kernels { get; }

    /// <summary>PyTorch, where the environment names it.</summary>
    public TorchWorker? Torch { get; }

    /// <summary>Why rows that multiply matrices are not judged; null where they are.</summary>
    public string? DoubtOfProducts => Torch?.Products.IsReference == true ? "PyTorch has the reference BLAS" : null;

    /// <summary>What a reader of the tables must know of them.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Ends PyTorch.</summary>
    public void Dispose() => Torch?.Dispose();
}
