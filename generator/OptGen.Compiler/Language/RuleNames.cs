using System.Text;

namespace OptGen.Compiler.Language;

/// <summary>Makes names from what was written.</summary>
internal static class RuleNames
{
    private const string ShortEpsilon = "eps";

    public static RuleName Create(string text)
    {
        string written = text.Normalize(NormalizationForm.FormC);
        return new RuleName(written, MakeKey(written), IsInitial(written));
    }

    private static string MakeKey(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char character in text)
        {
            folded.Append(character switch
            {
                >= '₀' and <= '₉' => ((char)('0' + (character - '₀'))).ToString(),
                '′' => "'",
                '″' => "''",
                _ => character.ToString(),
            });
        }

        string key = GreekLetters.Spell(folded.ToString());
        return IsShortEpsilon(key) ? "epsilon" + key.Substring(ShortEpsilon.Length) : key;
    }

    private static bool IsShortEpsilon(string key) =>
        key.StartsWith(ShortEpsilon, StringComparison.Ordinal) &&
        (key.Length == ShortEpsilon.Length || !char.IsLetter(key, ShortEpsilon.Length));

    /// <summary>Exactly one subscript zero at the end: <c>m₀</c>, but not <c>m₁₀</c>.</summary>
    private static bool IsInitial(string text) =>
        text.Length > 1 && text[text.Length - 1] == '₀' && !RuleCharacters.IsSubscriptDigit(text[text.Length - 2]);
}
