using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>AdamW by hand in AVX-512.</summary>
internal sealed unsafe class NativeAdamW(NativeKernels kernels, NativeTensors tensors, int threads) : Contender(Names.Native)
{
    private readonly NativePlan _plan = new(kernels, tensors, threads);

    /// <inheritdoc/>
    public override void Dispose() => _plan.Dispose();

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        double* hyperparameters = stackalloc double[] { 1e-3, 1e-2, 0.9, 0.999, 1e-8 };
        kernels.RunAdamW(_plan.Handle, hyperparameters, steps);
    }
}
