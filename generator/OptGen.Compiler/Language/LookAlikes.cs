using System.Text;

namespace OptGen.Compiler.Language;

/// <summary>
/// Characters that cannot be told by eye from one that rules are written with. Unlike the spellings that are one name anyway
/// (<see cref="GreekLetters"/>), these make another name, or none.
/// </summary>
internal static class LookAlikes
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>Pairs of a character of another script or style and the one that was meant.</summary>
    private const string Foreign =
        "аaбδвBгrеeзεиuкkмmоoпnрpсcтtуyхxіiјjѕsһhԁdԛqԝwѵvВBАAЕEКKМMНHОOРPСCТTХXУYЅSІIЈJ" + // Cyrillic
        "ցgօoոnսuհhքp" + // Armenian
        "ɑαꞵβßβɛεꭓχɡgıiℓlℎhℊgℯeℴoƒfʋvɩιʊυ" + // other Latin
        "∊ε∈ε∑Σ∏Π△Δ∆Δ"; // operators

    /// <summary>Pairs of Greek and Latin letters: both are names that rules use, so that only an unknown one is a slip.</summary>
    private const string GreekOrLatin = "νvωwρpαaοoχxιiκkτtηnγyυuσoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    private static readonly Dictionary<char, char> ForeignLetters = Pairs(Foreign);
    private static readonly Dictionary<char, char> Skeletons = Pairs(Foreign + GreekOrLatin);

    /// <summary>The text with characters of other scripts replaced by those that they look like; null where there are none.</summary>
    public static string? Replace(string text)
    {
        string replaced = Map(text, ForeignLetters);
        return replaced == text ? null : replaced;
    }

    /// <summary>Whether a character looks like one that rules are written with.</summary>
    public static bool IsKnown(char character) => ForeignLetters.ContainsKey(character) || character is >= FirstFullWidth and <= LastFullWidth;

    public static bool IsGreek(char character) => character is >= '\u0370' and <= '\u03FF';

    /// <summary>What two names that look alike share.</summary>
    public static string Skeleton(string text) => Map(GreekLetters.FoldLookAlikes(text), Skeletons);

    /// <summary>The code points of the characters in which a text differs from another of its length, for a message; otherwise its first.</summary>
    public static string CodePoint(string text, string other)
    {
        int place = Enumerable.Range(0, Math.Min(text.Length, other.Length)).FirstOrDefault(i => text[i] != other[i]);
        return $"U+{(int)text[place]:X4}";
    }

    private static string Map(string text, Dictionary<char, char> letters)
    {
        StringBuilder mapped = new(text.Length);
        foreach (char character in text)
        {
            mapped.Append(character is >= FirstFullWidth and <= LastFullWidth ? (char)(character - FirstFullWidth + '!')
                : letters.TryGetValue(character, out char letter) ? letter
                : character);
        }

        return mapped.ToString();
    }

    private static Dictionary<char, char> Pairs(string pairs) =>
        Enumerable.Range(0, pairs.Length / 2).ToDictionary(i => pairs[2 * i], i => pairs[(2 * i) + 1]);
}
