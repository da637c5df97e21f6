namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>The shapes of the smallest GPT-2 (Radford et al., "Language models are unsupervised multitask learners", 2019): 124,439,808 weights in 148 tensors.</summary>
internal static class Gpt2Shapes
{
    private const int Vocabulary = 50257;
    private const int Context = 1024;
    private const int Width = 768;
    private const int Layers = 12;

    /// <summary>The shapes, from the input on; the output layer is the embedding's transpose.</summary>
    public static IReadOnlyList<int[]> Create()
    {
        List<int[]> shapes = [[Vocabulary, Width], [Context, Width]];
        for (int layer = 0; layer < Layers; layer++)
        {
            AddNormalization(shapes);
            AddDense(shapes, Width, 3 * Width);
            AddDense(shapes, Width, Width);
            AddNormalization(shapes);
            AddDense(shapes, Width, 4 * Width);
            AddDense(shapes, 4 * Width, Width);
        }

        AddNormalization(shapes);
        return shapes;
    }

    /// <summary>The shapes of the matrices in one layer.</summary>
    public static IReadOnlyList<int[]> MatricesOfLayer => [[Width, 3 * Width], [Width, Width], [Width, 4 * Width], [4 * Width, Width]];

    private static void AddNormalization(List<int[]> shapes)
    {
        shapes.Add([Width]);
        shapes.Add([Width]);
    }

    private static void AddDense(List<int[]> shapes, int inputs, int outputs)
    {
        shapes.Add([inputs, outputs]);
        shapes.Add([outputs]);
    }
}
