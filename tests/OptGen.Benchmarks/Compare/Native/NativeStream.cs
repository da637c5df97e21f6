using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>The machine's limit: reading and writing the same bytes, and nothing else.</summary>
internal sealed unsafe class NativeStream(NativeKernels kernels, NativeTensors tensors, int threads) : Contender(Names.Stream)
{
    private readonly NativePlan _plan = new(kernels, tensors, threads);

    /// <inheritdoc/>
    public override void Dispose() => _plan.Dispose();

    /// <inheritdoc/>
    protected override void Run(int steps) => kernels.RunStream(_plan.Handle, tensors.Streams, steps);
}
