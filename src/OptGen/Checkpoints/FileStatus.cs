using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>What the system knows of a file, as the runtime's own library tells it in one form for every Unix.</summary>
internal readonly partial struct FileStatus
{
    private const int TypeMask = 0xF000;
    private const int File = 0x8000;
    private const int Folder = 0x4000;
    private const int PermissionMask = 0xFFF;

    private FileStatus(int mode, int user, int group)
    {
        IsSpecial = (mode & TypeMask) is not (File or Folder);
        Mode = (UnixFileMode)(mode & PermissionMask);
        User = (uint)user;
        Group = (uint)group;
    }

    /// <summary>Whether it is neither a file nor a folder, but a pipe, a socket or a device.</summary>
    public bool IsSpecial { get; }

    public UnixFileMode Mode { get; }

    public uint User { get; }

    public uint Group { get; }

    /// <summary>The status of what a path leads to; null where there is nothing.</summary>
    public static FileStatus? Of(string path)
    {
        // The structure begins with flags, mode, user and group, whatever later versions of the runtime add to it.
        Span<int> room = stackalloc int[128];
        return Read(path, ref room[0]) == 0 ? new FileStatus(room[1], room[2], room[3]) : null;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Read(string path, ref int status);
}
