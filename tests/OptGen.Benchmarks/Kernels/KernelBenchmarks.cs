using BenchmarkDotNet.Attributes;
using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Workloads;
using OptGen.Zoo;

namespace OptGen.Benchmarks.Kernels;

/// <summary>One step over one tensor by one thread, from the first cache to main memory.</summary>
public class KernelBenchmarks
{
    private LibraryContender? _adamW;
    private LibraryContender? _lion;
    private LibraryContender? _adan;

    /// <summary>How many weights the tensor has.</summary>
    [Params(1 << 10, 1 << 14, 1 << 18, 1 << 20, 1 << 24)]
    public int Weights { get; set; }

    /// <summary>Allocates the tensors.</summary>
    [GlobalSetup]
    public void Setup()
    {
        ParameterList list = new("", [[Weights]]);
        _adamW = new LibraryContender("", new AdamW(lr: 1e-3).With(1), list);
        _lion = new LibraryContender("", new Lion(lr: 1e-4).With(1), list);
        _adan = new LibraryContender("", new Adan(lr: 1e-3, β2: 0.999).With(1), list);
    }

    /// <summary>AdamW.</summary>
    [Benchmark]
    public void AdamW() => _adamW!.Step();

    /// <summary>Lion.</summary>
    [Benchmark]
    public void Lion() => _lion!.Step();

    /// <summary>Adan.</summary>
    [Benchmark]
    public void Adan() => _adan!.Step();
}
