namespace Trajectories;

/// <summary>Where pictures are saved.</summary>
public sealed class PictureFolder(string path)
{
    private readonly List<string> _files = [];

    /// <summary>The files saved so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Writes one SVG file.</summary>
    public void Save(string name, string svg)
    {
        string file = Path.Combine(path, name + ".svg");
        File.WriteAllText(file, svg);
        _files.Add(file);
    }
}
