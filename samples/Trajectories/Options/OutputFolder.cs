namespace Trajectories.Options;

/// <summary>The folder that the pictures go to.</summary>
public static class OutputFolder
{
    /// <summary>Makes sure, before any work is done, that the folder exists and files can be written there.</summary>
    public static string Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OptionException($"Cannot write to the folder '{folder}': {exception.Message}");
        }
    }
}
