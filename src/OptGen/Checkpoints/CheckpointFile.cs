namespace OptGen.Checkpoints;

/// <summary>Reads files, and names them where they cannot be loaded.</summary>
internal static class CheckpointFile
{
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return read(stream);
        }
        catch (CheckpointException exception)
        {
            throw new CheckpointException($"'{path}' cannot be loaded. {exception.Message}", exception);
        }
    }
}
