using OptGen.Data;

namespace DeepLearningFromScratch.Digits;

/// <summary>Images of digits with their labels.</summary>
/// <param name="Images">784 numbers from 0 to 1 for each, row by row.</param>
/// <param name="Labels">The digit that each shows.</param>
public sealed record DigitSet(float[] Images, int[] Labels)
{
    /// <summary>Numbers of an image.</summary>
    public const int Pixels = DigitDrawing.Size * DigitDrawing.Size;

    /// <summary>How many there are.</summary>
    public int Count => Labels.Length;

    /// <summary>One image.</summary>
    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(index * Pixels, Pixels);

    /// <summary>The first ones, or all if there are not so many.</summary>
    public DigitSet First(int count) => count >= Count ? this : new(Images[..(count * Pixels)], Labels[..count]);

    /// <summary>All but the first ones.</summary>
    public DigitSet After(int count) => new(Images[(count * Pixels)..], Labels[count..]);

    /// <summary>Draws digits; the same seed draws the same ones, on every machine.</summary>
    public static DigitSet Draw(int count, int seed)
    {
        byte[] bytes = DrawBytes(count, seed, out int[] labels);
        return new([.. bytes.Select(b => b / 255f)], labels);
    }

    /// <summary>The bytes of drawn digits, as a file of MNIST's format holds them.</summary>
    public static byte[] DrawBytes(int count, int seed, out int[] labels)
    {
        var random = new Random(seed);
        var drawing = new DigitDrawing(random);
        byte[] images = new byte[count * Pixels];
        labels = new int[count];
        for (int n = 0; n < count; n++)
        {
            labels[n] = random.Next(10);
            drawing.Draw(labels[n], images.AsSpan(n * Pixels, Pixels));
        }

        return images;
    }

    /// <summary>Reads two files of MNIST's format, packed by gzip or not.</summary>
    /// <exception cref="OptionException">They are not there, damaged, or do not fit together.</exception>
    public static DigitSet Read(string folder, string images, string labels)
    {
        IdxFile pictures = Read(Find(folder, images)), digits = Read(Find(folder, labels));
        if (pictures.Shape is not [_, DigitDrawing.Size, DigitDrawing.Size] || digits.Shape.Count != 1 || pictures.Shape[0] != digits.Shape[0])
        {
            throw new OptionException(DigitWords.DoNotFit.With(folder, images, string.Join('×', pictures.Shape), labels, string.Join('×', digits.Shape)));
        }

        int[] numbers = digits.ToIntegers();
        return numbers.FirstOrDefault(d => d is < 0 or > 9, -1) is >= 0 and var wrong
            ? throw new OptionException(DigitWords.NoDigit.With(labels, wrong))
            : new(pictures.ToSingles(1.0 / 255), numbers);
    }

    private static string Find(string folder, string name) =>
        new[] { name, name + ".gz", name.Replace("-idx", ".idx", StringComparison.Ordinal), name.Replace("-idx", ".idx", StringComparison.Ordinal) + ".gz" }
            .Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists)
        ?? throw new OptionException(DigitWords.NoFile.With(folder, name));

    private static IdxFile Read(string path)
    {
        try
        {
            return IdxFile.Read(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new OptionException(DigitWords.Damaged.With(path, exception.Message));
        }
    }
}
