using System.Globalization;

namespace Samples.Words;

/// <summary>A language that the samples speak.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Korean.</summary>
    Korean,
}

/// <summary>Which language texts are in now: that of the system, unless one was chosen.</summary>
public static class Languages
{
    private static readonly AsyncLocal<Language?> Chosen = new();

    /// <summary>What the command line calls them.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "ko"];

    /// <summary>The language of texts that are made now.</summary>
    public static Language Current =>
        Chosen.Value ?? (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? Language.Korean : Language.English);

    /// <summary>The language with that code, if there is one.</summary>
    public static Language? Find(string code) => code.ToLowerInvariant() switch { "en" => Language.English, "ko" => Language.Korean, _ => null };

    /// <summary>Does something in a language; what runs at the same time elsewhere keeps its own.</summary>
    public static T In<T>(Language language, Func<T> make)
    {
        var before = Chosen.Value;
        Chosen.Value = language;
        try
        {
            return make();
        }
        finally
        {
            Chosen.Value = before;
        }
    }
}
