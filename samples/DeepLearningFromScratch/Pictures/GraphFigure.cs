using System.Text.RegularExpressions;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Pictures;

/// <summary>The figures that <c>DrawGraph</c> writes, with their words in the current language.</summary>
public static partial class GraphFigure
{
    private const string EnglishFonts = "\"Liberation Sans\", Arial", AllFonts = "\"Apple SD Gothic Neo\", \"Malgun Gothic\", \"Noto Sans KR\", NanumGothic, " + EnglishFonts;

    /// <summary>The figure in the current language.</summary>
    public static string InLanguage(string svg)
    {
        if (Languages.Current == Language.English)
        {
            return svg;
        }

        foreach (Phrase phrase in GraphWords.All)
        {
            svg = svg.Replace(phrase.English, phrase.Korean, StringComparison.Ordinal);
        }

        return Made().Replace(svg, m => $"{m.Groups["operation"].Value}({m.Groups["inputs"].Value.Replace(" and ", ", ", StringComparison.Ordinal)})")
            .Replace(EnglishFonts, AllFonts, StringComparison.Ordinal)
            .Replace("<svg ", "<svg xml:lang=\"ko\" ", StringComparison.Ordinal);
    }

    /// <summary>A line of the description, as in "price = × of apple and number".</summary>
    [GeneratedRegex(@"(?<operation>= [^:\n]+?) of (?<inputs>[^:\n]+)")]
    private static partial Regex Made();
}
