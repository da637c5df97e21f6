using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace OptGen.Checkpoints;

/// <summary>Who may do what with a file, so that the one that takes its place is no more open than it was.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class FileAccessRights
{
    private const UnixFileMode OfGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>From what others may do to what the group may do.</summary>
    private const int OthersToGroup = 3;

    /// <summary>The argument of the system for an owner that stays.</summary>
    private const uint Same = uint.MaxValue;

    private readonly FileStatus _status;

    private FileAccessRights(FileStatus status) => _status = status;

    /// <summary>The rights of a file; null where there is none.</summary>
    public static FileAccessRights? Of(string path) => FileStatus.Of(path) is { } status ? new FileAccessRights(status) : null;

    /// <summary>Gives them to another file, as far as this process may: where the group cannot be kept, another one is let do no more than everybody.</summary>
    public void GiveTo(SafeFileHandle file)
    {
        _ = ChangeOwner(file, _status.User, Same);
        UnixFileMode mode = _status.Mode;
        if (ChangeOwner(file, Same, _status.Group) != 0)
        {
            mode = (mode & ~OfGroup) | (mode & (UnixFileMode)((int)(mode & OfOthers) << OthersToGroup));
        }

        try
        {
            File.SetUnixFileMode(file, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file system without modes; elsewhere the file stays as closed as it was made.
        }
    }

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);
}
