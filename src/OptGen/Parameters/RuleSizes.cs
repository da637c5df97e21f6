using OptGen.Hyperparameters;

namespace OptGen.Parameters;

/// <summary>The sizes that hyperparameters set: of matrices and of blocks. They are fixed for a parameter when it is added.</summary>
/// <param name="hyperparameters">The hyperparameters.</param>
internal sealed class RuleSizes(IHyperparameters hyperparameters)
{
    /// <summary>What the hyperparameters that set sizes of matrices are now.</summary>
    /// <exception cref="ArgumentException">One is no whole number from 1 on.</exception>
    public int[] Current(string parameter)
    {
        int[] sizes = new int[hyperparameters.Info.SizeHyperparameters.Count];
        for (int i = 0; i < sizes.Length; i++)
        {
            double size = hyperparameters.SizeOf(i);
            if (!(size >= 1 && size <= int.MaxValue && size == Math.Floor(size)))
            {
                throw NoSize(i, size, parameter);
            }

            sizes[i] = (int)size;
        }

        return sizes;
    }

    /// <summary>The sizes of blocks that a parameter is added with.</summary>
    public int[] Blocks(string parameter)
    {
        int[] sizes = new int[hyperparameters.Info.Layout.BlockSizes];
        for (int i = 0; i < sizes.Length; i++)
        {
            double size = hyperparameters.BlockSize(i);
            if (!(size >= 1 && size <= int.MaxValue && size == Math.Floor(size)))
            {
                throw NoBlockSize(parameter, size);
            }

            sizes[i] = (int)size;
        }

        return sizes;
    }

    /// <summary>Sizes are those of when the parameter was added, those of blocks among them.</summary>
    public void Check(Parameter parameter)
    {
        CheckBlocks(parameter);
        for (int i = 0; i < hyperparameters.Info.SizeHyperparameters.Count; i++)
        {
            if (hyperparameters.SizeOf(i) != parameter.Sizes[i])
            {
                throw SizeHasChanged(parameter, i);
            }
        }
    }

    /// <summary>States of blocks are as many as there were when the parameter was added.</summary>
    public void CheckBlocks(Parameter parameter)
    {
        for (int i = 0; i < hyperparameters.Info.Layout.BlockSizes; i++)
        {
            double size = hyperparameters.BlockSize(i);
            if (parameter.Vectors is { } vectors && size != vectors.BlockSizes[i])
            {
                throw BlocksHaveChanged(parameter.Name, vectors.BlockSizes[i], size);
            }
        }
    }

    private ArgumentException NoSize(int index, double size, string parameter) =>
        new($"{hyperparameters.Name}.{hyperparameters.Info.SizeHyperparameters[index]} is {size}, but sets the size of a matrix: it must be a whole number from 1 on when parameter '{parameter}' is added.");

    private ArgumentException NoBlockSize(string parameter, double size) =>
        new($"The rule of {hyperparameters.Name} goes by blocks of {size} elements; parameter '{parameter}' needs a whole number, 1 or more.");

    private InvalidOperationException SizeHasChanged(Parameter parameter, int index) =>
        new($"{hyperparameters.Name}.{hyperparameters.Info.SizeHyperparameters[index]} was {parameter.Sizes[index]} when parameter '{parameter.Name}' was added and sets the size of its matrices; it cannot be {hyperparameters.SizeOf(index)} now.");

    private static InvalidOperationException BlocksHaveChanged(string parameter, int was, double size) =>
        new($"Parameter '{parameter}' was added with blocks of {was} elements, which cannot become {size}: set the size before adding it.");
}
