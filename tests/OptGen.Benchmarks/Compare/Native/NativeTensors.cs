using System.Runtime.InteropServices;
using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>Weights, gradients and states outside the managed heap, each tensor's at a multiple of 64 bytes; filled with random values.</summary>
internal sealed unsafe class NativeTensors : IDisposable
{
    /// <summary>The stream that is the gradient; the first is the weights, the others are states.</summary>
    public const int Gradient = 1;

    private const int Alignment = 64;
    private readonly List<nint> _blocks = [];

    /// <summary>Allocates memory and fills it.</summary>
    /// <param name="list">The tensors.</param>
    /// <param name="streams">How many numbers belong to each weight, itself and its gradient among them.</param>
    /// <param name="dead">Whether gradients are zero and states subnormal; otherwise all are random.</param>
    public NativeTensors(ParameterList list, int streams, bool dead = false)
    {
        List = list;
        Streams = streams;
        Pointers = new nint[list.Lengths.Count][];
        for (int i = 0; i < Pointers.Length; i++)
        {
            Pointers[i] = new nint[streams];
        }

        RandomValues random = new(17);
        for (int stream = 0; stream < streams; stream++)
        {
            Allocate(stream, random);
            for (int i = 0; i < list.Lengths.Count; i++)
            {
                Fill(Values(i, stream), stream, dead, random);
            }
        }
    }

    /// <summary>The tensors.</summary>
    public ParameterList List { get; }

    /// <summary>How many numbers belong to each weight.</summary>
    public int Streams { get; }

    /// <summary>The address of each stream of each tensor.</summary>
    public nint[][] Pointers { get; }

    /// <summary>One stream of one tensor.</summary>
    /// <param name="tensor">The place of the tensor in the list.</param>
    /// <param name="stream">The stream.</param>
    public Span<float> Values(int tensor, int stream) => new((void*)Pointers[tensor][stream], List.Lengths[tensor]);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        _blocks.ForEach(block => NativeMemory.AlignedFree((void*)block));
        _blocks.Clear();
    }

    private static void Fill(Span<float> values, int stream, bool dead, RandomValues random)
    {
        if (stream <= Gradient)
        {
            random.FillSigned(values);
            if (dead && stream == Gradient)
            {
                values.Clear();
            }
        }
        else if (dead)
        {
            random.FillSubnormal(values);
        }
        else
        {
            random.FillPositive(values);
        }
    }

    private void Allocate(int stream, RandomValues random)
    {
        if (List.Layout == Layout.Scattered)
        {
            foreach (int i in random.Permutation(List.Lengths.Count))
            {
                Pointers[i][stream] = AllocateBlock(List.Lengths[i] * sizeof(float));
            }
        }
        else
        {
            nint next = AllocateBlock(List.Lengths.Sum(PaddedBytes));
            for (int i = 0; i < List.Lengths.Count; i++)
            {
                Pointers[i][stream] = next;
                next += (nint)PaddedBytes(List.Lengths[i]);
            }
        }
    }

    private nint AllocateBlock(long bytes)
    {
        nint block = (nint)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        _blocks.Add(block);
        return block;
    }

    private static long PaddedBytes(int length) => ((long)length * sizeof(float) + Alignment - 1) / Alignment * Alignment;
}
