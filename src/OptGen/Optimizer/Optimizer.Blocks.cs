using System.ComponentModel;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>A size of blocks that the rule reduces, by its place among them; generated where it has any.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual double BlockSize(int index) => throw new InvalidOperationException();

    /// <summary>The sizes of blocks that a parameter is added with.</summary>
    internal int[] BlockSizesOf(string parameter)
    {
        int[] sizes = new int[Info.BlockSizes];
        for (int i = 0; i < sizes.Length; i++)
        {
            double size = BlockSize(i);
            if (!(size >= 1 && size <= int.MaxValue && size == Math.Floor(size)))
            {
                throw NoBlockSize(parameter, size);
            }

            sizes[i] = (int)size;
        }

        return sizes;
    }

    private ArgumentException NoBlockSize(string parameter, double size) =>
        new($"The rule of {GetType().Name} goes by blocks of {size} elements; parameter '{parameter}' needs a whole number, 1 or more.");

    /// <summary>States of blocks are as many as there were when the parameter was added.</summary>
    internal void CheckBlockSizes(Parameter parameter)
    {
        for (int i = 0; i < Info.BlockSizes; i++)
        {
            double size = BlockSize(i);
            if (parameter.Vectors is { } vectors && size != vectors.BlockSizes[i])
            {
                throw BlocksHaveChanged(parameter.Name, vectors.BlockSizes[i], size);
            }
        }
    }

    private static InvalidOperationException BlocksHaveChanged(string parameter, int was, double size) =>
        new($"Parameter '{parameter}' was added with blocks of {was} elements, which cannot become {size}: set the size before adding it.");
}
