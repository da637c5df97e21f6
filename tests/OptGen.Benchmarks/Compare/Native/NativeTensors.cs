using System.Runtime.InteropServices;
using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>
/// Weights, gradients and states outside the managed heap, each tensor's at a multiple of 64 bytes; filled with random values. Large ones are in large pages where the
/// system has them, and at different places of these, so that what they are gone through with reaches what the memory can do.
/// </summary>
internal sealed unsafe partial class NativeTensors : IDisposable
{
    /// <summary>The stream that is the gradient; the first is the weights, the others are states.</summary>
    public const int Gradient = 1;

    private const int Alignment = 64;
    private const int HugePage = 2 << 20;
    private const int HugePageAdvice = 14;
    private const long Stagger = (1 << 16) + (17 * Alignment);
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
                Pointers[i][stream] = AllocateBlock(List.Lengths[i] * sizeof(float), stream);
            }
        }
        else
        {
            nint next = AllocateBlock(List.Lengths.Sum(PaddedBytes), stream);
            for (int i = 0; i < List.Lengths.Count; i++)
            {
                Pointers[i][stream] = next;
                next += (nint)PaddedBytes(List.Lengths[i]);
            }
        }
    }

    private nint AllocateBlock(long bytes, int stream)
    {
        bool isLarge = bytes >= 4 * HugePage;
        long shift = isLarge ? stream * Stagger : 0;
        nint block = (nint)NativeMemory.AlignedAlloc((nuint)(bytes + shift), (nuint)(isLarge ? HugePage : Alignment));
        _blocks.Add(block);
        if (isLarge && OperatingSystem.IsLinux())
        {
            _ = Advise(block, (nuint)((bytes + shift) / HugePage * HugePage), HugePageAdvice);
        }

        return block + (nint)shift;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);

    private static long PaddedBytes(int length) => ((long)length * sizeof(float) + Alignment - 1) / Alignment * Alignment;
}
