using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;

namespace OptGen.Benchmarks.Compare.Managed;

/// <summary>The machine's limit where there is no C++ compiler: all streams are read and all but the gradient written back.</summary>
internal sealed unsafe class ManagedStream(NativeTensors tensors) : Contender(Names.Stream)
{
    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            for (int tensor = 0; tensor < tensors.List.Lengths.Count; tensor++)
            {
                Pass(tensors.Pointers[tensor], tensors.List.Lengths[tensor]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(nint[] streams, nint length)
    {
        const float Tiny = 1e-30f;
        float* w = (float*)streams[0];
        float* g = (float*)streams[1];
        Vector512<float> tiny = Vector512.Create(Tiny);
        nint i = 0;
        for (; i + Vector512<float>.Count <= length; i += Vector512<float>.Count)
        {
            Vector512<float> gradient = Vector512.Load(g + i);
            Vector512.Store(Vector512.FusedMultiplyAdd(tiny, gradient, Vector512.Load(w + i)), w + i);
            for (int stream = 2; stream < streams.Length; stream++)
            {
                float* state = (float*)streams[stream];
                Vector512.Store(Vector512.FusedMultiplyAdd(tiny, gradient, Vector512.Load(state + i)), state + i);
            }
        }

        for (; i < length; i++)
        {
            w[i] += Tiny * g[i];
            for (int stream = 2; stream < streams.Length; stream++)
            {
                ((float*)streams[stream])[i] += Tiny * g[i];
            }
        }
    }
}
