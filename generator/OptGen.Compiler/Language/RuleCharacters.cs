using System.Globalization;

namespace OptGen.Compiler.Language;

/// <summary>What the characters of a rule can be part of.</summary>
internal static class RuleCharacters
{
    public static bool IsLineBreak(char character) => character is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsSubscriptDigit(char character) => character is >= '₀' and <= '₉';

    public static bool IsPrime(char character) => character is '\'' or '′' or '″';

    /// <summary>How many UTF-16 units the character at this place has.</summary>
    public static int LengthAt(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;

    public static bool StartsName(string text, int index)
    {
        char character = text[index];
        return character == '_' || IsNameSymbol(character) ||
            (!Superscripts.IsSuperscript(character) && IsLetter(CharUnicodeInfo.GetUnicodeCategory(text, index)));
    }

    public static bool ContinuesName(string text, int index)
    {
        char character = text[index];
        return StartsName(text, index) || IsDigit(character) || IsSubscriptDigit(character) || IsPrime(character) ||
            CharUnicodeInfo.GetUnicodeCategory(text, index) is
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    /// <summary>Mathematical symbols that Unicode does not count as letters but that are written as names.</summary>
    private static bool IsNameSymbol(char character) => character is '∇' or '∂' or '\u2206';

    private static bool IsLetter(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
}
