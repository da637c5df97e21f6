using System.IO.Compression;
using System.Xml.Linq;

namespace OptGen.Package.Tests.Building;

/// <summary>What lies in a nupkg.</summary>
internal static class PackageFile
{
    /// <summary>The packed files, without those of the container format.</summary>
    public static string[] FileNames(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsContainer(name)).Order(StringComparer.Ordinal)];
    }

    public static byte[] Read(string package, string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream entry = archive.GetEntry(name)!.Open();
        using MemoryStream copy = new();
        entry.CopyTo(copy);
        return copy.ToArray();
    }

    public static XElement Manifest(string package)
    {
        using MemoryStream text = new(Read(package, "OptGen.nuspec"));
        return XDocument.Load(text).Root!;
    }

    private static bool IsContainer(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/", StringComparison.Ordinal);
}
