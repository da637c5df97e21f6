using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>Weights or gradients in arrays, filled with random values.</summary>
internal static class LibraryTensors
{
    private const int AlignedElements = 16;

    /// <summary>Arrays whose data begin at a multiple of 64 bytes, as the memory of PyTorch and of the C++ kernels does.</summary>
    /// <param name="list">The tensors.</param>
    /// <param name="seed">What the values follow from.</param>
    public static Memory<float>[] Aligned(ParameterList list, uint seed)
    {
        RandomValues random = new(seed);
        Memory<float>[] tensors = new Memory<float>[list.Lengths.Count];
        if (list.Layout == Layout.Scattered)
        {
            foreach (int i in random.Permutation(tensors.Length))
            {
                tensors[i] = AlignedArray(list.Lengths[i]);
            }
        }
        else
        {
            Memory<float> arena = AlignedArray(list.Lengths.Sum(Padded));
            int start = 0;
            for (int i = 0; i < tensors.Length; i++)
            {
                tensors[i] = arena.Slice(start, list.Lengths[i]);
                start += Padded(list.Lengths[i]);
            }
        }

        return Filled(tensors, random);
    }

    /// <summary>Arrays as <c>new</c> makes them.</summary>
    /// <param name="list">The tensors.</param>
    /// <param name="seed">What the values follow from.</param>
    public static Memory<float>[] Plain(ParameterList list, uint seed) => Filled([.. list.Lengths.Select(length => new float[length].AsMemory())], new RandomValues(seed));

    private static Memory<float>[] Filled(Memory<float>[] tensors, RandomValues random)
    {
        foreach (Memory<float> tensor in tensors)
        {
            random.FillSigned(tensor.Span);
        }

        return tensors;
    }

    private static unsafe Memory<float> AlignedArray(int length)
    {
        float[] array = GC.AllocateUninitializedArray<float>(length + AlignedElements, pinned: true);
        fixed (float* first = array)
        {
            int offset = (int)((AlignedElements - (nint)first / sizeof(float) % AlignedElements) % AlignedElements);
            return array.AsMemory(offset, length);
        }
    }

    private static int Padded(int length) => (length + AlignedElements - 1) / AlignedElements * AlignedElements;
}
