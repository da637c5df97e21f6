using SkiaSharp;

namespace Samples.Output;

/// <summary>The letters of PNG pictures: a named font file, the system's fonts, or those of the usual folders.</summary>
public sealed class Fonts : IDisposable
{
    private const int Hangul = '한';

    private static readonly string[] Families = ["Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic", "Segoe UI", "Liberation Sans", "Arial", "DejaVu Sans"];

    /// <summary>File names begin like this, without blanks; the best first, Korean ones in front.</summary>
    private static readonly string[] Files =
        ["NotoSansKR", "NotoSansCJK", "NanumGothic", "NanumBarunGothic", "UnDotum", "Baekmuk", "LiberationSans", "NotoSans", "DejaVuSans", "Arial", "FreeSans"];

    private readonly Lazy<(SKTypeface? Latin, SKTypeface? Korean)> _faces;
    private readonly Dictionary<char, bool> _isKorean = [];

    /// <summary>With a font file that goes before all others, or without.</summary>
    public Fonts(string? file = null) =>
        _faces = new(() => file is null ? Find() : SKTypeface.FromFile(file) is { } face ? (face, Has(face, Hangul) ? face : Find().Korean) : Find());

    /// <summary>Whether the file is a font.</summary>
    public static bool IsFont(string file)
    {
        using var face = File.Exists(file) ? SKTypeface.FromFile(file) : null;
        return face is not null;
    }

    /// <summary>Whether there is a font at all.</summary>
    public bool HasLetters => _faces.Value.Latin is not null;

    /// <summary>Whether there is a font with Korean letters.</summary>
    public bool HasKorean => _faces.Value.Korean is not null;

    /// <summary>The text in pieces that one font can write.</summary>
    public IEnumerable<(string Text, SKTypeface Face)> Pieces(string text)
    {
        var (latin, korean) = _faces.Value;
        if (latin is null)
        {
            yield break;
        }

        int start = 0;
        var face = FaceOf(text, 0, latin, korean);
        for (int i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || FaceOf(text, i, latin, korean) is var next && next != face)
            {
                yield return (text[start..i], face);
                start = i;
                face = i < text.Length ? FaceOf(text, i, latin, korean) : face;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_faces.IsValueCreated)
        {
            _faces.Value.Latin?.Dispose();
            _faces.Value.Korean?.Dispose();
        }
    }

    private SKTypeface FaceOf(string text, int at, SKTypeface latin, SKTypeface? korean)
    {
        if (at >= text.Length || korean is null)
        {
            return latin;
        }

        if (!_isKorean.TryGetValue(text[at], out bool isKorean))
        {
            _isKorean[text[at]] = isKorean = !Has(latin, text[at]) && Has(korean, text[at]);
        }

        return isKorean ? korean : latin;
    }

    private static bool Has(SKTypeface face, int letter)
    {
        using var font = new SKFont(face);
        return font.GetGlyph(letter) != 0;
    }

    private static (SKTypeface? Latin, SKTypeface? Korean) Find()
    {
        SKTypeface[] faces = [.. Families.Select(SKFontManager.Default.MatchFamily).OfType<SKTypeface>().Where(f => Has(f, 'a'))];
        if (faces.Length == 0)
        {
            faces = [.. Candidates().Select(file => SKTypeface.FromFile(file)).OfType<SKTypeface>().Where(f => Has(f, 'a'))];
        }

        var korean = faces.FirstOrDefault(f => Has(f, Hangul));
        // Formulas have letters such as √ and −, which many Korean fonts lack.
        var latin = faces.FirstOrDefault(f => !Has(f, Hangul) && Has(f, '√') && Has(f, '−')) ?? faces.FirstOrDefault();
        return (latin, korean);
    }

    /// <summary>Font files of the usual folders, for systems whose fonts the library does not list.</summary>
    private static IEnumerable<string> Candidates()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local", "share", "fonts")];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        string[] files = [.. folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.*", options))
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc").Order(StringComparer.Ordinal)];
        foreach (string name in Files)
        {
            string[] found = [.. files.Where(f => Path.GetFileName(f).StartsWith(name, StringComparison.OrdinalIgnoreCase))];
            if ((found.FirstOrDefault(IsRegular) ?? found.FirstOrDefault()) is { } file)
            {
                yield return file;
            }
        }
    }

    private static bool IsRegular(string file) =>
        Path.GetFileNameWithoutExtension(file) is var name && (name.EndsWith("Regular", StringComparison.OrdinalIgnoreCase) || !name.Contains('-', StringComparison.Ordinal))
        && !name.Contains("Bold", StringComparison.OrdinalIgnoreCase) && !name.Contains("Light", StringComparison.OrdinalIgnoreCase) && !name.Contains("Coding", StringComparison.Ordinal);
}
