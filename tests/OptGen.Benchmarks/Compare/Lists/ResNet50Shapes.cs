namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>The shapes of ResNet-50's parameters (He et al., "Deep residual learning for image recognition", 2015, table 1): 25,557,032 weights in 161 tensors.</summary>
internal static class ResNet50Shapes
{
    private const int Expansion = 4;
    private static readonly (int Blocks, int Width)[] s_stages = [(3, 64), (4, 128), (6, 256), (3, 512)];

    /// <summary>The shapes, from the input on.</summary>
    public static IReadOnlyList<int[]> Create()
    {
        List<int[]> shapes = [];
        AddConvolution(shapes, 64, 3, 7);
        int channels = 64;
        foreach ((int blocks, int width) in s_stages)
        {
            for (int block = 0; block < blocks; block++)
            {
                AddConvolution(shapes, width, channels, 1);
                AddConvolution(shapes, width, width, 3);
                AddConvolution(shapes, width * Expansion, width, 1);
                if (block == 0)
                {
                    AddConvolution(shapes, width * Expansion, channels, 1);
                }

                channels = width * Expansion;
            }
        }

        shapes.Add([1000, channels]);
        shapes.Add([1000]);
        return shapes;
    }

    /// <summary>A convolution without bias, and the scale and shift of the normalization after it.</summary>
    private static void AddConvolution(List<int[]> shapes, int outputs, int inputs, int size)
    {
        shapes.Add([outputs, inputs, size, size]);
        shapes.Add([outputs]);
        shapes.Add([outputs]);
    }
}
