using System.Reflection;
using System.Text.RegularExpressions;
using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Tests;

/// <summary>Every word that tables and pictures use is there in both languages.</summary>
public partial class WordsTests
{
    private static IEnumerable<(string Name, Phrase Phrase)> All =>
        from assembly in new[] { typeof(ExperimentCatalog).Assembly, typeof(SharedWords).Assembly }
        from type in assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public)
        where property.PropertyType == typeof(Phrase)
        select ($"{type.Name}.{property.Name}", (Phrase)property.GetValue(null)!);

    [Fact]
    public void Every_phrase_is_in_both_languages_with_the_same_places()
    {
        Assert.True(All.Count() > 100);
        Assert.All(All, w =>
        {
            Assert.False(string.IsNullOrWhiteSpace(w.Phrase.English), w.Name);
            Assert.False(Hangul().IsMatch(w.Phrase.English), w.Name);
            Assert.True(w.Phrase.Korean == w.Phrase.English || Hangul().IsMatch(w.Phrase.Korean), $"{w.Name} is not Korean: {w.Phrase.Korean}");
            Assert.Equal(Places(w.Phrase.English), Places(w.Phrase.Korean));
        });
    }

    /// <summary>Only formulas, names and units.</summary>
    [Fact]
    public void Few_phrases_are_the_same_in_both()
    {
        string[] same = [.. All.Where(w => w.Phrase.Korean == w.Phrase.English).Select(w => w.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(["Chapter5.Milliseconds", "Chapter6.Deviation", "Chapter6.SmallWeights", "DigitWords.Mnist", "SharedWords.PanelEnds"], same);
    }

    private static IEnumerable<string> Places(string words) => Place().Matches(words).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
