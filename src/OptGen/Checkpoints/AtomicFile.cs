namespace OptGen.Checkpoints;

/// <summary>Replaces a file as a whole: whatever happens, there is the old one or the new one under its name.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file beside the other, makes sure that it is on the disk, and gives it the other's name.</summary>
    /// <param name="path">The file; a link is followed.</param>
    /// <param name="write">Writes the new content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        FileSystemInfo? linked = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        string target = Path.GetFullPath(linked?.FullName ?? path);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        DirectoryEntries.Flush(Path.GetDirectoryName(target)!);
    }
}
