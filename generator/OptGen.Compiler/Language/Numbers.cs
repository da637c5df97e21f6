using System.Globalization;

namespace OptGen.Compiler.Language;

/// <summary>Numbers as C# writes them, without suffix.</summary>
internal static class Numbers
{
    /// <summary>Where the number that starts here ends: at the first character that is not part of it.</summary>
    public static int FindEnd(string text, int start)
    {
        int position = SkipDigits(text, start);

        // The point belongs to the number unless another follows: '0..5' is a range.
        if (CharacterAt(text, position) == '.' && CharacterAt(text, position + 1) != '.')
        {
            position = SkipDigits(text, position + 1);
        }

        int exponent = position + 1;
        if (CharacterAt(text, position) is 'e' or 'E')
        {
            if (CharacterAt(text, exponent) is '+' or '-')
            {
                exponent++;
            }

            if (RuleCharacters.IsDigit(CharacterAt(text, exponent)))
            {
                position = SkipDigits(text, exponent);
            }
        }

        return position;
    }

    public static bool StartsNumber(string text, int position) =>
        RuleCharacters.IsDigit(text[position]) ||
        (text[position] == '.' && RuleCharacters.IsDigit(CharacterAt(text, position + 1)));

    /// <summary>False if the number is too large for a double.</summary>
    public static bool TryRead(string digits, out double value) =>
        double.TryParse(digits.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out value) &&
        !double.IsInfinity(value);

    /// <summary>Underscores may stand between digits only.</summary>
    private static int SkipDigits(string text, int position)
    {
        int end = position;
        for (int i = position; ; i++)
        {
            if (RuleCharacters.IsDigit(CharacterAt(text, i)))
            {
                end = i + 1;
            }
            else if (CharacterAt(text, i) != '_' || end == position)
            {
                return end;
            }
        }
    }

    private static char CharacterAt(string text, int position) => position < text.Length ? text[position] : '\0';
}
