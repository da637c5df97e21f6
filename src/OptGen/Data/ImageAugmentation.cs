using System.Numerics;

namespace OptGen.Data;

/// <summary>
/// Changes images at random in ways that leave their class as it is: a flip from left to right, a crop out of the padded image, a zoom, and other brightness, contrast and saturation. Images lie
/// as models read them, <c>[N, H, W, C]</c>.
/// <code>
/// var augmentation = new ImageAugmentation(28, 28, 1, seed: 1) { Padding = 2, MinScale = 0.9, MaxScale = 1.1 };
/// augmentation.Apply(images, batch, augmented, epoch);
/// net.Gradients(augmented.AsSpan(0, batch.Length*28*28), labelsOfBatch);
/// </code>
/// What happens to an image is a function of the seed, of the number of the draw and of the image's row alone: neither threads nor batches change it. Nothing is allocated after the first call. One
/// instance serves one thread at a time.
/// </summary>
/// <param name="height">How many rows an image has.</param>
/// <param name="width">How many columns an image has.</param>
/// <param name="channels">How many numbers a place has: 1 for grey, 3 for red, green and blue.</param>
/// <param name="seed">What is drawn follows from it.</param>
public sealed class ImageAugmentation(int height, int width, int channels, long seed = 0)
{
    private object? _work;

    /// <summary>How many rows an image has.</summary>
    public int Height { get; } = AtLeastOne(height, nameof(height));

    /// <summary>How many columns an image has.</summary>
    public int Width { get; } = AtLeastOne(width, nameof(width));

    /// <summary>How many numbers a place has.</summary>
    public int Channels { get; } = AtLeastOne(channels, nameof(channels));

    /// <summary>What is drawn follows from it.</summary>
    public long Seed { get; } = seed;

    /// <summary>How likely an image is flipped from left to right, from 0 to 1.</summary>
    public double FlipProbability { get; init; }

    /// <summary>How far an image is shifted at most in each direction, in places; all shifts by whole places are equally likely. It is a crop of the image's size out of the padded image.</summary>
    public int Padding { get; init; }

    /// <summary>By how much images are enlarged at least, about their middle; below 1, they shrink. Places between four others are interpolated between these (bilinear).</summary>
    public double MinScale { get; init; } = 1;

    /// <summary>By how much images are enlarged at most.</summary>
    public double MaxScale { get; init; } = 1;

    /// <summary>How far the factor of all numbers may be from 1.</summary>
    public double Brightness { get; init; }

    /// <summary>How far the factor of the distance from the image's mean grey may be from 1.</summary>
    public double Contrast { get; init; }

    /// <summary>How far the factor of the distance from a place's own grey may be from 1; for three channels. Grey is 0.299 red, 0.587 green and 0.114 blue (ITU-R BT.601).</summary>
    public double Saturation { get; init; }

    /// <summary>What lies around an image.</summary>
    public double Fill { get; init; }

    /// <summary>How many threads take part at most; 0 for as many as there are processors.</summary>
    public int Threads { get; init; }

    private int Size => Height * Width * Channels;

    /// <summary>Puts changed images side by side.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="images">All images, one after the other.</param>
    /// <param name="rows">The numbers of the images to take.</param>
    /// <param name="result">Takes the changed images, in the order of the rows; at least so many.</param>
    /// <param name="draw">The number of the draw, such as that of the epoch: another number changes the images in another way.</param>
    /// <exception cref="ArgumentException">The images are no whole images, a row is out of range, or the result is too short; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A setting is out of its range.</exception>
    public unsafe void Apply<T>(ReadOnlySpan<T> images, ReadOnlySpan<int> rows, Span<T> result, long draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckSettings();
        Check(images.Length, rows, result.Length);
        if (_work is not ImageAugmentationWork<T> work)
        {
            _work = work = new(this);
        }

        fixed (T* image = images, target = result)
        fixed (int* row = rows)
        {
            work.Run(image, row, rows.Length, target, draw);
        }
    }

    private void CheckSettings()
    {
        Demand(FlipProbability is >= 0 and <= 1, nameof(FlipProbability), FlipProbability, "from 0 to 1");
        Demand(Padding >= 0, nameof(Padding), Padding, "at least 0");
        Demand(MinScale > 0 && double.IsFinite(MinScale), nameof(MinScale), MinScale, "above 0");
        Demand(MaxScale >= MinScale && double.IsFinite(MaxScale), nameof(MaxScale), MaxScale, $"at least {nameof(MinScale)}");
        Demand(Brightness is >= 0 and <= 1, nameof(Brightness), Brightness, "from 0 to 1");
        Demand(Contrast is >= 0 and <= 1, nameof(Contrast), Contrast, "from 0 to 1");
        Demand(Saturation is >= 0 and <= 1, nameof(Saturation), Saturation, "from 0 to 1");
        Demand(Saturation == 0 || Channels == 3, nameof(Saturation), Saturation, "0 where images have other than three channels");
    }

    private static void Demand(bool holds, string setting, double value, string range)
    {
        if (!holds)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{setting} is {value}; it must be {range}."));
        }
    }

    private void Check(int numbers, ReadOnlySpan<int> rows, int room)
    {
        if (numbers % Size != 0)
        {
            throw new ArgumentException($"{numbers} numbers are no whole images of {Height} × {Width} × {Channels}.", "images");
        }

        foreach (int row in rows)
        {
            if ((uint)row >= (uint)(numbers / Size))
            {
                throw new ArgumentException($"There is no image {row}: there are {numbers / Size}.", nameof(rows));
            }
        }

        if (room < (long)rows.Length * Size)
        {
            throw new ArgumentException($"The result has room for {room} numbers; {rows.Length} images of {Height} × {Width} × {Channels} have {(long)rows.Length * Size}.", "result");
        }
    }

    private static int AtLeastOne(int length, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, name);
        return length;
    }
}
