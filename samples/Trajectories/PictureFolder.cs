using Trajectories.Options;

namespace Trajectories;

/// <summary>Where pictures are saved.</summary>
public sealed class PictureFolder
{
    private readonly string _path;
    private readonly List<string> _files = [];

    /// <summary>Makes sure, before any work is done, that the folder exists and files can be written there.</summary>
    /// <exception cref="OptionException">They cannot.</exception>
    public PictureFolder(string path)
    {
        _path = path;
        Guard(() =>
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, Path.GetRandomFileName());
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        });
    }

    /// <summary>The files saved so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Writes one SVG file.</summary>
    public void Save(string name, string svg)
    {
        string file = Path.Combine(_path, name + ".svg");
        Guard(() => File.WriteAllText(file, svg));
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
            throw new OptionException($"Cannot write to the folder '{_path}': {exception.Message}");
        }
    }
}
