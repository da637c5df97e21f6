namespace OptGen.Benchmarks.Compare.Native;

/// <summary>Tensors cut into shares for the threads of the C++ kernels.</summary>
internal sealed unsafe class NativePlan : IDisposable
{
    private readonly NativeKernels _kernels;

    /// <summary>Cuts tensors into shares.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="tensors">The tensors, which must outlive the plan.</param>
    /// <param name="threads">How many threads share the work.</param>
    public NativePlan(NativeKernels kernels, NativeTensors tensors, int threads)
    {
        _kernels = kernels;
        int count = tensors.List.Lengths.Count;
        nint[] streams = new nint[count * NativeKernels.MaxStreams];
        for (int i = 0; i < count; i++)
        {
            tensors.Pointers[i].CopyTo(streams, i * NativeKernels.MaxStreams);
        }

        long[] lengths = [.. tensors.List.Lengths.Select(length => (long)length)];
        fixed (nint* firstStream = streams)
        fixed (long* firstLength = lengths)
        {
            Handle = kernels.CreatePlan((float**)firstStream, firstLength, count, threads);
        }
    }

    /// <summary>What the kernels know the plan by.</summary>
    public nint Handle { get; }

    /// <summary>Ends its threads.</summary>
    public void Dispose() => _kernels.FreePlan(Handle);
}
