using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>Brings the names of files to the disk, where the system lets one ask for it.</summary>
internal static partial class DirectoryEntries
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a directory. Where that cannot be done, a crash of the machine may still bring back the old file, whole.</summary>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(directory, ReadOnly);
        if (descriptor >= 0)
        {
            _ = Synchronize(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
