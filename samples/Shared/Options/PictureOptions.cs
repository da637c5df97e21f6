using System.CommandLine;
using Samples.Output;
using Samples.Words;

namespace Samples.Options;

/// <summary>The options of all samples: where pictures go, how they look, and which language they speak.</summary>
public sealed class PictureOptions
{
    private const string LanguageName = "--language", Light = "light", Dark = "dark";

    private readonly Option<string> _output;
    private readonly Option<string> _theme;
    private readonly Option<string?> _font;
    private readonly Option<string?> _language;

    /// <summary>Declares the options; pictures go to that folder, unless another is named.</summary>
    public PictureOptions(string folder, bool isRecursive = false)
    {
        _output = new("--output") { Description = OptionWords.Output, HelpName = OptionWords.FolderName, DefaultValueFactory = _ => folder, Recursive = isRecursive };
        _theme = new("--theme") { Description = OptionWords.Theme, HelpName = $"{Light}|{Dark}", DefaultValueFactory = _ => Light, Recursive = isRecursive };
        _font = new("--font") { Description = OptionWords.Font, HelpName = OptionWords.FileName, Recursive = isRecursive };
        _language = new(LanguageName) { Description = OptionWords.Language, HelpName = string.Join('|', Languages.Codes), Recursive = isRecursive };
    }

    /// <summary>All of them, for the command.</summary>
    public IEnumerable<Option> All => [_output, _theme, _font, _language];

    /// <summary>Does something in the language that the arguments ask for, or in the system's.</summary>
    /// <exception cref="OptionException">They ask for an unknown one.</exception>
    public static T InLanguageOf<T>(IReadOnlyList<string> arguments, Func<T> make)
    {
        string? code = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            code = arguments[i] == LanguageName && i + 1 < arguments.Count ? arguments[i + 1]
                : arguments[i].StartsWith(LanguageName + "=", StringComparison.Ordinal) ? arguments[i][(LanguageName.Length + 1)..]
                : code;
        }

        var language = code is null ? Languages.Current : Languages.Find(code) ?? throw new OptionException(SharedWords.UnknownLanguage.With(code));
        return Languages.In(language, make);
    }

    /// <summary>The folder that they name, ready to write to.</summary>
    /// <exception cref="OptionException">One of them is wrong.</exception>
    public PictureFolder Open(ParseResult result)
    {
        string theme = result.GetValue(_theme)!;
        if (theme is not (Light or Dark))
        {
            throw new OptionException(SharedWords.UnknownTheme.With(theme));
        }

        string? font = result.GetValue(_font);
        if (font is not null && !Fonts.IsFont(font))
        {
            throw new OptionException(SharedWords.CannotReadFont.With(font));
        }

        return new PictureFolder(result.GetValue(_output)!, theme == Dark, font);
    }
}
