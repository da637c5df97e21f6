namespace OptGen.ModelGraphs;

/// <summary>Where elements lie.</summary>
/// <param name="lengths">How long each axis is.</param>
internal sealed class GraphPlaces(IReadOnlyList<int> lengths)
{
    /// <summary>How many places axes have.</summary>
    public int Count(IEnumerable<int> axes) => axes.Aggregate(1, (count, axis) => checked(count * lengths[axis]));

    /// <summary>For each place of some axes, the last the fastest, the place within a tensor; axes that the tensor lacks do not move it.</summary>
    public int[] Offsets(IReadOnlyList<int> over, IReadOnlyList<int> tensor)
    {
        int[] offsets = [0];
        foreach (int axis in over)
        {
            int stride = Stride(axis, tensor);
            int length = lengths[axis];
            int[] before = offsets;
            offsets = new int[before.Length * length];
            for (int i = 0; i < before.Length; i++)
            {
                for (int k = 0; k < length; k++)
                {
                    offsets[(i * length) + k] = before[i] + (k * stride);
                }
            }
        }

        return offsets;
    }

    /// <summary>How far apart neighbours along an axis are; 0 where the tensor lacks it.</summary>
    public int Stride(int axis, IReadOnlyList<int> tensor)
    {
        int stride = 1;
        for (int i = tensor.Count - 1; i >= 0; i--)
        {
            if (tensor[i] == axis)
            {
                return stride;
            }

            stride *= lengths[tensor[i]];
        }

        return 0;
    }
}
