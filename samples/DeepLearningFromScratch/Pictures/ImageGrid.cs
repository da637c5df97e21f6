using System.Globalization;
using System.Text;
using Samples.Svg;

namespace DeepLearningFromScratch.Pictures;

/// <summary>One grey image of a grid.</summary>
/// <param name="Size">Rows and columns.</param>
/// <param name="Grey">The ink of each place, from 0 to 1, row by row.</param>
/// <param name="Caption">Words below it.</param>
/// <param name="IsMarked">The words have a colour.</param>
public sealed record GreyImage(int Size, float[] Grey, string Caption, bool IsMarked = false);

/// <summary>Grey images beside each other, each with words below.</summary>
public static class ImageGrid
{
    private const int Shades = 8;
    private const double PictureWidth = 980, Left = 14, Gap = 12, HeaderHeight = 72, CaptionHeight = 22;

    /// <summary>The text of the SVG file.</summary>
    public static string Draw(string title, string subtitle, string description, int columns, IReadOnlyList<GreyImage> images)
    {
        double side = Math.Floor((PictureWidth - (2 * Left) - ((columns - 1) * Gap)) / columns);
        int rows = (images.Count + columns - 1) / columns;
        var svg = new SvgWriter(PictureWidth, HeaderHeight + (rows * (side + CaptionHeight + Gap)), $"{title}: {subtitle}", description);
        svg.Text(Left, 30, title, "title");
        svg.Text(Left, 53, subtitle, "subtitle faint");
        for (int i = 0; i < images.Count; i++)
        {
            svg.OpenGroupAt(Left + (i % columns * (side + Gap)), HeaderHeight + (i / columns * (side + CaptionHeight + Gap)));
            Draw(svg, images[i], side);
            svg.Close();
        }

        return svg.Finish();
    }

    private static void Draw(SvgWriter svg, GreyImage image, double side)
    {
        for (int shade = 1; shade <= Shades; shade++)
        {
            string data = Places(image, shade, side / image.Size);
            if (data.Length > 0)
            {
                svg.Element("path", ("class", "ink"), ("fill-opacity", (double)shade / Shades), ("d", data));
            }
        }

        svg.Element("rect", ("class", "rule"), ("width", side), ("height", side));
        svg.Text(side / 2, side + 15, image.Caption, image.IsMarked ? $"dot {Theme.Series(1)}" : "faint", "middle");
    }

    /// <summary>The places of a shade: stretches of each row.</summary>
    private static string Places(GreyImage image, int shade, double pixel)
    {
        var text = new StringBuilder();
        for (int row = 0; row < image.Size; row++)
        {
            for (int column = 0; column < image.Size; column++)
            {
                int first = column;
                while (column < image.Size && ShadeOf(image, row, column) == shade)
                {
                    column++;
                }

                if (column > first)
                {
                    text.Append(CultureInfo.InvariantCulture, $"M{SvgNumber.Format(first * pixel)} {SvgNumber.Format(row * pixel)}h{SvgNumber.Format((column - first) * pixel)}v{SvgNumber.Format(pixel)}h{SvgNumber.Format((first - column) * pixel)}z");
                }
            }
        }

        return text.ToString();
    }

    private static int ShadeOf(GreyImage image, int row, int column) =>
        (int)Math.Round(Math.Clamp(image.Grey[(row * image.Size) + column], 0, 1) * Shades);
}
