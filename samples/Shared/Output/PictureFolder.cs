using Samples.Options;
using Samples.Words;

namespace Samples.Output;

/// <summary>Where pictures are saved, each as SVG and as PNG.</summary>
public sealed class PictureFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _isDark;
    private readonly Fonts _fonts;
    private readonly List<string> _files = [];

    /// <summary>Makes sure, before any work is done, that the folder exists and files can be written there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="isDark">PNG files have a dark background. SVG files follow their reader.</param>
    /// <param name="font">A font file for PNG, or null for the system's.</param>
    /// <exception cref="OptionException">They cannot.</exception>
    public PictureFolder(string path, bool isDark = false, string? font = null)
    {
        _path = path;
        _isDark = isDark;
        _fonts = new Fonts(font);
        Guard(() =>
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, Path.GetRandomFileName());
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        });
    }

    /// <summary>The files saved so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>What PNG files lack for want of a font, or null.</summary>
    public Phrase? Lack => !_fonts.HasLetters ? SharedWords.NoFont : Languages.Current == Language.Korean && !_fonts.HasKorean ? SharedWords.NoKoreanFont : null;

    /// <summary>Writes a picture in the current language; as PNG in English, if there are no Korean letters for it.</summary>
    public void Save(string name, Func<string> draw)
    {
        string svg = draw();
        string painted = Languages.Current == Language.Korean && !_fonts.HasKorean ? Languages.In(Language.English, draw) : svg;
        Write(name + ".svg", file => File.WriteAllText(file, svg));
        byte[] png = Rasterizer.ToPng(painted, _fonts, _isDark);
        Write(name + ".png", file => File.WriteAllBytes(file, png));
    }

    /// <inheritdoc/>
    public void Dispose() => _fonts.Dispose();

    private void Write(string name, Action<string> write)
    {
        string file = Path.Combine(_path, name);
        Guard(() => write(file));
        _files.Add(file);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OptionException(SharedWords.CannotWrite.With(_path, exception.Message));
        }
    }
}
