using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>What the machine can do at most of one thing that a step does.</summary>
/// <param name="name">The contender's name.</param>
/// <param name="kernels">The kernels.</param>
/// <param name="tensors">The memory.</param>
/// <param name="threads">How many threads share the work.</param>
/// <param name="run">Does it for a plan, so many times.</param>
internal sealed class NativeLimit(string name, NativeKernels kernels, NativeTensors tensors, int threads, Action<nint, int> run) : Contender(name)
{
    private readonly NativePlan _plan = new(kernels, tensors, threads);

    /// <summary>Reading and writing the bytes of the weights, the gradient and two states of fewer bytes each.</summary>
    public static unsafe NativeLimit OfNarrowStates(NativeKernels kernels, NativeTensors tensors, int threads, int bytes) =>
        new(bytes == 1 ? Names.Block8Stream : Names.BFloat16Stream, kernels, tensors, threads, (plan, steps) => kernels.RunNarrow(plan, bytes, steps));

    /// <summary>Reading and writing the bytes of a step of training with a norm, an average of the weights, and gradients that are zeroed.</summary>
    public static unsafe NativeLimit OfTraining(NativeKernels kernels, NativeTensors tensors, int threads) =>
        new(Names.Stream, kernels, tensors, threads, (plan, steps) => kernels.RunTraining(plan, steps));

    /// <summary>A square root and a division for each weight, without memory.</summary>
    public static unsafe NativeLimit OfRoots(NativeKernels kernels, NativeTensors tensors, int threads) =>
        new(Names.Roots, kernels, tensors, threads, (plan, steps) => kernels.RunRoots(plan, steps));

    /// <inheritdoc/>
    public override void Dispose() => _plan.Dispose();

    /// <inheritdoc/>
    protected override void Run(int steps) => run(_plan.Handle, steps);
}
