namespace OptGen.Tests.Narrow;

/// <summary>Pictures of the ten digits, drawn from a font of 5×7 points: moved, dimmed, with gaps and noise, so that not all of them can be told apart.</summary>
internal sealed class DigitImages
{
    public const int Side = 12;
    public const int Pixels = Side * Side;
    public const int Classes = 10;

    private static readonly string[] Font =
    [
        "01110 10001 10011 10101 11001 10001 01110", "00100 01100 00100 00100 00100 00100 01110", "01110 10001 00001 00010 00100 01000 11111",
        "11111 00010 00100 00010 00001 10001 01110", "00010 00110 01010 10010 11111 00010 00010", "11111 10000 11110 00001 00001 10001 01110",
        "00110 01000 10000 11110 10001 10001 01110", "11111 00001 00010 00100 01000 01000 01000", "01110 10001 10001 01110 10001 10001 01110",
        "01110 10001 10001 01111 00001 00010 01100",
    ];

    private readonly float[] _pixels;

    public DigitImages(int count, int seed)
    {
        Random random = new(seed);
        Labels = new int[count];
        _pixels = new float[count * Pixels];
        for (int i = 0; i < count; i++)
        {
            Labels[i] = random.Next(Classes);
            Draw(_pixels.AsSpan(i * Pixels, Pixels), Font[Labels[i]].Split(' '), random);
        }
    }

    public int[] Labels { get; }

    public int Count => Labels.Length;

    public ReadOnlySpan<float> this[int image] => _pixels.AsSpan(image * Pixels, Pixels);

    private static void Draw(Span<float> picture, string[] rows, Random random)
    {
        int left = 2 + random.Next(4);
        int top = 1 + random.Next(4);
        double brightness = 0.5 + (0.5 * random.NextDouble());
        for (int y = 0; y < rows.Length; y++)
        {
            for (int x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x] == '1' && random.NextDouble() > 0.08)
                {
                    picture[((top + y) * Side) + left + x] = (float)brightness;
                }
            }
        }

        foreach (ref float pixel in picture)
        {
            pixel += (float)(0.3 * (random.NextDouble() + random.NextDouble() - 1));
        }
    }
}
