using System.Numerics;
using OptGen.Threads;

namespace OptGen.Data;

/// <summary>Changes the images of one call, some of them for each item of work.</summary>
internal sealed unsafe class ImageAugmentationWork<T>(ImageAugmentation settings) : Work
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _size = settings.Height * settings.Width * settings.Channels;
    private T* _images;
    private int* _rows;
    private int _count;
    private T* _result;
    private DrawnNumbers _drawn;
    private int _perItem;

    public void Run(T* images, int* rows, int count, T* result, long draw)
    {
        _images = images;
        _rows = rows;
        _count = count;
        _result = result;
        _drawn = new DrawnNumbers(settings.Seed, "image augmentation", draw);
        _perItem = Math.Max(1, Math.Max(Chunks.Unit / _size, ((count - 1) / Crew.MostItems) + 1));
        long numbers = (long)count * _size;
        Crew.Run(this, (count + _perItem - 1) / _perItem, numbers < Crossover.Table ? 1 : Crew.ThreadsOf(settings.Threads), numbers >= Crossover.Waking);
    }

    /// <inheritdoc/>
    public override void Run(int item)
    {
        for (int i = item * _perItem; i < Math.Min(_count, (item + 1) * _perItem); i++)
        {
            int row = _rows[i];
            ReadOnlySpan<T> image = new(_images + ((nint)row * _size), _size);
            Span<T> result = new(_result + ((nint)i * _size), _size);
            Place(image, result, row);
            Colour(result, row);
        }
    }

    private double Between(double least, double greatest, int stream, int row) => least == greatest ? least : least + ((greatest - least) * _drawn.Uniform(stream, row));

    private double Factor(double spread, int stream, int row) => Between(1 - spread, 1 + spread, stream, row);

    /// <summary>Flips, shifts and zooms: each place of the result is looked up in the image.</summary>
    private void Place(ReadOnlySpan<T> image, Span<T> result, int row)
    {
        bool flips = settings.FlipProbability > 0 && _drawn.Uniform(0, row) < settings.FlipProbability;
        int down = Shift(1, row);
        int right = Shift(2, row);
        double scale = Between(settings.MinScale, settings.MaxScale, 3, row);
        T fill = T.CreateTruncating(settings.Fill);
        int next = 0;
        for (int y = 0; y < settings.Height; y++)
        {
            for (int x = 0; x < settings.Width; x++)
            {
                int column = (flips ? settings.Width - 1 - x : x) + right;
                for (int channel = 0; channel < settings.Channels; channel++, next++)
                {
                    result[next] = scale != 1 ? T.CreateTruncating(Interpolated(image, Source(y + down, settings.Height, scale), Source(column, settings.Width, scale), channel))
                        : Holds(y + down, column) ? image[PlaceOf(y + down, column, channel)]
                        : fill;
                }
            }
        }
    }

    private int Shift(int stream, int row) => settings.Padding == 0 ? 0 : _drawn.Below((2 * settings.Padding) + 1, stream, row) - settings.Padding;

    private bool Holds(int y, int x) => (uint)y < (uint)settings.Height && (uint)x < (uint)settings.Width;

    private int PlaceOf(int y, int x, int channel) => (((y * settings.Width) + x) * settings.Channels) + channel;

    /// <summary>Where a place of the zoomed image lies in the original one.</summary>
    private static double Source(int place, int length, double scale)
    {
        double middle = (length - 1) / 2.0;
        return ((place - middle) / scale) + middle;
    }

    private double Interpolated(ReadOnlySpan<T> image, double y, double x, int channel)
    {
        int top = (int)Math.Floor(y);
        int left = (int)Math.Floor(x);
        double below = y - top;
        double beside = x - left;
        double upper = Mixed(At(image, top, left, channel), beside == 0 ? 0 : At(image, top, left + 1, channel), beside);
        return below == 0 ? upper : Mixed(upper, Mixed(At(image, top + 1, left, channel), beside == 0 ? 0 : At(image, top + 1, left + 1, channel), beside), below);
    }

    private static double Mixed(double first, double second, double share) => share == 0 ? first : first + ((second - first) * share);

    private double At(ReadOnlySpan<T> image, int y, int x, int channel) => Holds(y, x) ? double.CreateTruncating(image[PlaceOf(y, x, channel)]) : settings.Fill;

    private void Colour(Span<T> image, int row)
    {
        double brightness = Factor(settings.Brightness, 4, row);
        double contrast = Factor(settings.Contrast, 5, row);
        double saturation = Factor(settings.Saturation, 6, row);
        if (brightness == 1 && contrast == 1 && saturation == 1)
        {
            return;
        }

        int channels = settings.Channels;
        double mean = contrast == 1 ? 0 : brightness * MeanGrey(image);
        for (int place = 0; place < image.Length; place += channels)
        {
            Span<T> colours = image.Slice(place, channels);
            for (int channel = 0; channel < channels; channel++)
            {
                colours[channel] = T.CreateTruncating(Away(mean, brightness * double.CreateTruncating(colours[channel]), contrast));
            }

            if (saturation != 1)
            {
                double grey = Grey(colours);
                for (int channel = 0; channel < channels; channel++)
                {
                    colours[channel] = T.CreateTruncating(Away(grey, double.CreateTruncating(colours[channel]), saturation));
                }
            }
        }
    }

    private static double Away(double centre, double number, double factor) => factor == 1 ? number : centre + ((number - centre) * factor);

    private double MeanGrey(ReadOnlySpan<T> image)
    {
        double sum = 0;
        for (int place = 0; place < image.Length; place += settings.Channels)
        {
            sum += Grey(image.Slice(place, settings.Channels));
        }

        return sum / (image.Length / settings.Channels);
    }

    private static double Grey(ReadOnlySpan<T> colours)
    {
        if (colours.Length == 3)
        {
            return (0.299 * double.CreateTruncating(colours[0])) + (0.587 * double.CreateTruncating(colours[1])) + (0.114 * double.CreateTruncating(colours[2]));
        }

        double sum = 0;
        foreach (T colour in colours)
        {
            sum += double.CreateTruncating(colour);
        }

        return sum / colours.Length;
    }
}
