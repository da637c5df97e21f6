using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>Weights or gradients in arrays, filled with random values.</summary>
internal static class LibraryTensors
{
    private const int AlignedElements = 16;

    /// <summary>Weights and gradients as the library advises to allocate them; where the list is scattered, each tensor for itself.</summary>
    /// <param name="list">The tensors.</param>
    public static (Memory<float>[] Weights, Memory<float>[] Gradients) Advised(ParameterList list)
    {
        if (list.Layout == Layout.Scattered)
        {
            return (Scattered(list, new RandomValues(1)), Scattered(list, new RandomValues(2)));
        }

        ParameterMemory<float> memory = new((int)list.Elements);
        (Memory<float> Weights, Memory<float> Gradients)[] tensors = [.. list.Shapes.Select(shape => memory.Take(shape))];
        return (Filled([.. tensors.Select(tensor => tensor.Weights)], new RandomValues(1)), Filled([.. tensors.Select(tensor => tensor.Gradients)], new RandomValues(2)));
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

    private static Memory<float>[] Scattered(ParameterList list, RandomValues random)
    {
        Memory<float>[] tensors = new Memory<float>[list.Lengths.Count];
        foreach (int i in random.Permutation(tensors.Length))
        {
            tensors[i] = AlignedArray(list.Lengths[i]);
        }

        return Filled(tensors, random);
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
}
