using System.Runtime.InteropServices;

namespace OptGen.Tests.Bits;

/// <summary>The memory functions of Linux.</summary>
internal static class PageMemory
{
    public const int NoAccess = 0;
    public const int Read = 1;
    public const int Write = 2;
    public const int Private = 2;
    public const int Anonymous = 0x20;

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Protect(nint address, nint length, int protection);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Unmap(nint address, nint length);
}
