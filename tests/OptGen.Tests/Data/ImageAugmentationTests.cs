using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>Augmentation against closed forms: mirrored, shifted and zoomed images, factors of colours, and how often each comes.</summary>
public sealed class ImageAugmentationTests
{
    private const int Height = 5;
    private const int Width = 4;

    [Fact]
    public void Nothing_asked_for_changes_nothing()
    {
        float[] images = Images(3, 2);
        Assert.Equal(images, Apply(new(Height, Width, 2), images, [0, 1, 2]));
    }

    [Fact]
    public void Flip_mirrors_each_line()
    {
        float[] images = Images(1, 3);
        float[] flipped = Apply(new(Height, Width, 3) { FlipProbability = 1 }, images, [0]);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    Assert.Equal(images[(((y * Width) + Width - 1 - x) * 3) + c], flipped[(((y * Width) + x) * 3) + c]);
                }
            }
        }
    }

    /// <summary>Every image is one of the 5 × 5 shifts by up to 2 places, and each comes: of 2,000 draws, each of 25 is missed with probability (24/25)²⁰⁰⁰ = 3·10⁻³⁶.</summary>
    [Fact]
    public void Crop_shifts_by_whole_places()
    {
        float[] image = Images(1, 1);
        ImageAugmentation augmentation = new(Height, Width, 1, seed: 5) { Padding = 2, Fill = -1 };
        Dictionary<string, int> seen = Enumerable.Range(-2, 5).SelectMany(down => Enumerable.Range(-2, 5).Select(right => Key(Shifted(image, down, right)))).ToDictionary(key => key, _ => 0);
        for (int draw = 0; draw < 2_000; draw++)
        {
            seen[Key(Apply(augmentation, image, [0], draw))]++;
        }

        Assert.All(seen.Values, count => Assert.InRange(count, 1, 200));
    }

    /// <summary>A bilinear zoom about the middle turns the ramp a + b·y + c·x into one with slopes b/s and c/s about the same middle, wherever the source lies within the image.</summary>
    [Theory]
    [InlineData(1.25)]
    [InlineData(2)]
    public void Zoom_flattens_a_ramp(double scale)
    {
        double[] image = [.. Enumerable.Range(0, Height * Width).Select(i => 7 + (3.0 * (i / Width)) + (0.5 * (i % Width)))];
        double[] result = new double[image.Length];
        new ImageAugmentation(Height, Width, 1) { MinScale = scale, MaxScale = scale }.Apply<double>(image, [0], result, 0);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double fromY = ((y - 2) / scale) + 2;
                double fromX = ((x - 1.5) / scale) + 1.5;
                Assert.Equal(7 + (3 * fromY) + (0.5 * fromX), result[(y * Width) + x], 1e-13);
            }
        }
    }

    [Fact]
    public void Shrinking_lets_the_surroundings_in()
    {
        float[] ones = [.. Enumerable.Repeat(1f, Height * Width)];
        float[] result = Apply(new(Height, Width, 1) { MinScale = .5, MaxScale = .5, Fill = -3 }, ones, [0]);
        Assert.Equal(-3, result[0]);
        Assert.Equal(1, result[(2 * Width) + 1]);
    }

    [Fact]
    public void Brightness_is_a_factor()
    {
        float[] images = Images(50, 1);
        float[] result = Apply(new(Height, Width, 1, seed: 2) { Brightness = .4 }, images, [.. Enumerable.Range(0, 50)]);
        double[] factors = [.. Enumerable.Range(0, 50).Select(image => result[(image * 20) + 7] / (double)images[(image * 20) + 7])];
        Assert.All(Enumerable.Range(0, result.Length), i => Assert.Equal(factors[i / 20] * images[i], result[i], 1e-5f * Math.Abs(images[i])));
        Assert.All(factors, factor => Assert.InRange(factor, .6, 1.4));
        Assert.InRange(factors.Max() - factors.Min(), .5, .8);
    }

    [Fact]
    public void Contrast_keeps_the_mean()
    {
        float[] image = Images(1, 1);
        float[] result = Apply(new(Height, Width, 1, seed: 3) { Contrast = .5 }, image, [0]);
        double mean = image.Average();
        Assert.Equal(mean, result.Average(), 1e-6);
        double factor = (result[3] - mean) / (image[3] - mean);
        Assert.InRange(Math.Abs(factor - 1), 1e-3, .5);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(mean + (factor * (image[i] - mean)), result[i], 1e-5));
    }

    [Fact]
    public void Saturation_keeps_each_grey()
    {
        float[] image = Images(1, 3);
        float[] result = Apply(new(Height, Width, 3, seed: 3) { Saturation = .5 }, image, [0]);
        Assert.NotEqual(image, result);
        for (int i = 0; i < image.Length; i += 3)
        {
            Assert.Equal((.299 * image[i]) + (.587 * image[i + 1]) + (.114 * image[i + 2]), (.299 * result[i]) + (.587 * result[i + 1]) + (.114 * result[i + 2]), 1e-5);
        }
    }

    [Fact]
    public void Images_are_the_same_whatever_threads_and_batches()
    {
        const int Count = 300;
        float[] images = Images(Count, 3);
        int[] rows = [.. Enumerable.Range(0, Count)];
        float[] one = Apply(All(1), images, rows, 4);
        Assert.NotEqual(images, one);
        Assert.NotEqual(one, Apply(All(1), images, rows, 5));
        foreach (int threads in new[] { 2, 3, 5 })
        {
            Assert.Equal(one, Apply(All(threads), images, rows, 4));
        }

        Assert.Equal(one.AsSpan(250 * 60, 60).ToArray(), Apply(All(1), images, [250], 4));
    }

    [Fact]
    public void Calls_allocate_nothing()
    {
        float[] images = Images(20, 3);
        float[] result = new float[images.Length];
        ImageAugmentation augmentation = All(1);
        augmentation.Apply<float>(images, [1, 2], result, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        augmentation.Apply<float>(images, [1, 2], result, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Mistakes_are_told()
    {
        float[] images = Images(2, 1);
        Assert.Equal("41 numbers are no whole images of 5 × 4 × 1. (Parameter 'images')", Assert.Throws<ArgumentException>(() => Apply(new(Height, Width, 1), new float[41], [0])).Message);
        Assert.Equal("There is no image 2: there are 2. (Parameter 'rows')", Assert.Throws<ArgumentException>(() => Apply(new(Height, Width, 1), images, [2])).Message);
        Assert.Equal("The result has room for 10 numbers; 1 images of 5 × 4 × 1 have 20. (Parameter 'result')", Assert.Throws<ArgumentException>(() => new ImageAugmentation(Height, Width, 1).Apply<float>(images, [0], new float[10], 0)).Message);
        Assert.Equal("FlipProbability is 1.5; it must be from 0 to 1.", Assert.Throws<InvalidOperationException>(() => Apply(new(Height, Width, 1) { FlipProbability = 1.5 }, images, [0])).Message);
        Assert.Equal("Saturation is 0.5; it must be 0 where images have other than three channels.", Assert.Throws<InvalidOperationException>(() => Apply(new(Height, Width, 1) { Saturation = .5 }, images, [0])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageAugmentation(0, 4, 1));
    }

    private static ImageAugmentation All(int threads) => new(Height, Width, 3, seed: 9)
    {
        FlipProbability = .5,
        Padding = 1,
        MinScale = .8,
        MaxScale = 1.2,
        Brightness = .2,
        Contrast = .2,
        Saturation = .2,
        Threads = threads,
    };

    private static float[] Apply(ImageAugmentation augmentation, float[] images, int[] rows, long draw = 0)
    {
        float[] result = new float[rows.Length * augmentation.Height * augmentation.Width * augmentation.Channels];
        augmentation.Apply<float>(images, rows, result, draw);
        return result;
    }

    private static float[] Images(int count, int channels) => [.. Enumerable.Range(0, count * Height * Width * channels).Select(i => (float)(1 + Math.Sin(i * 0.7)))];

    private static float[] Shifted(float[] image, int down, int right) =>
    [
        .. Enumerable.Range(0, Height * Width).Select(i => (Y: (i / Width) + down, X: (i % Width) + right)).Select(place =>
            place.Y is >= 0 and < Height && place.X is >= 0 and < Width ? image[(place.Y * Width) + place.X] : -1),
    ];

    private static string Key(float[] image) => string.Join(",", image);
}
