using System.Globalization;

namespace OptGen.Hyperparameters;

/// <summary>Reads whole numbers in the one form in which they are written: no sign but a minus, which 0 has not, and no zeros before others.</summary>
internal static class WholeNumber
{
    public static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && text.SequenceEqual(number.ToString(CultureInfo.InvariantCulture));
}
