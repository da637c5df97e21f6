using System.Globalization;

namespace Samples.Words;

/// <summary>Words of tables and pictures in both languages; as a string, they are in the current one.</summary>
/// <param name="English">In English.</param>
/// <param name="Korean">In Korean, with the terms of Korean courses.</param>
public sealed record Phrase(string English, string Korean)
{
    /// <summary>What is the same in all languages, as a name or a formula.</summary>
    public static Phrase Same(string text) => new(text, text);

    /// <summary>The words with numbers or names at the places {0}, {1}…</summary>
    public Phrase With(params object[] values) => new(Filled(English, values, Language.English), Filled(Korean, values, Language.Korean));

    /// <inheritdoc/>
    public override string ToString() => Languages.Current == Language.Korean ? Korean : English;

    /// <summary>The words in the current language.</summary>
    public static implicit operator string(Phrase text) => text.ToString();

    private static string Filled(string words, object[] values, Language language) =>
        Languages.In(language, () => string.Format(CultureInfo.InvariantCulture, words, values));
}
