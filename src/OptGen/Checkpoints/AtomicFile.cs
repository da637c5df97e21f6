namespace OptGen.Checkpoints;

/// <summary>Replaces a file as a whole: whatever happens, there is the old one or the new one under its name.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file beside the other, makes sure that it is on the disk, and gives it the other's name, mode and, where it may, owner. What is no file (a pipe, a device) is
    /// written to where it is.
    /// </summary>
    /// <param name="path">The file; a link is followed.</param>
    /// <param name="write">Writes the new content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        if (DeviceStream.TryOpen(path) is { } device)
        {
            using (device)
            {
                write(device);
                device.Flush();
            }

            return;
        }

        string target = TargetOf(path);
        string folder = Path.GetDirectoryName(target)!;

        // Of a length of its own, because the user's name may be as long as the file system allows.
        string temporary = $".optgen-{Guid.NewGuid():N}.tmp";
        try
        {
            Replace(target, Path.Combine(folder, temporary), write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && exception.Message.Contains(temporary, StringComparison.Ordinal))
        {
            throw Named(path, exception);
        }

        DirectoryEntries.Flush(folder);
    }

    private static void Replace(string target, string temporary, Action<Stream> write)
    {
        FileAccessRights? rights = OperatingSystem.IsWindows() ? null : FileAccessRights.Of(target);
        try
        {
            using (FileStream stream = new(temporary, OptionsFor(rights)))
            {
                write(stream);
                if (!OperatingSystem.IsWindows())
                {
                    rights?.GiveTo(stream.SafeFileHandle);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>While it is written, the new content can be read by those alone who could read the old one.</summary>
    private static FileStreamOptions OptionsFor(FileAccessRights? rights)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (rights is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The file that is to be replaced: behind all links, also where there is none yet.</summary>
    private static string TargetOf(string path)
    {
        string target = Path.GetFullPath(new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName);
        if (Directory.Exists(target) || Path.GetFileName(target).Length == 0)
        {
            throw new IOException($"'{path}' is a folder: give the name of a file in it.");
        }

        return target;
    }

    private static void TryDelete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is told is why the file could not be written.
        }
    }

    /// <summary>The same exception with the name that the user knows.</summary>
    private static Exception Named(string path, Exception exception)
    {
        string message = $"'{path}' cannot be written, and is as it was: {Reason(exception)}";
        Exception named = exception switch
        {
            UnauthorizedAccessException => new UnauthorizedAccessException(message, exception),
            DirectoryNotFoundException => new DirectoryNotFoundException(message, exception),
            PathTooLongException => new PathTooLongException(message, exception),
            _ => new IOException(message, exception),
        };
        named.HResult = exception.HResult;
        return named;
    }

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "its folder, in which a new file takes its place, may not be written to.",
        DirectoryNotFoundException => "there is no such folder.",
        PathTooLongException => "its name is too long.",
        _ when exception.Message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and int end => exception.Message[..end] + ".",
        _ => "the file system refused it.",
    };
}
