using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace OptGen.Checkpoints;

/// <summary>Opens what has a path and is no file: pipes, devices, and what the process itself has open.</summary>
internal static class DeviceStream
{
    private static readonly string[] s_ownDescriptors = ["/dev/fd/", "/proc/self/fd/"];

    /// <summary>A stream that writes to where a path leads; null where that is a file, a folder or nothing.</summary>
    public static Stream? TryOpen(string path)
    {
        string full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            // NUL, CON and named pipes.
            return full.StartsWith(@"\\.\", StringComparison.Ordinal) ? Open(full) : null;
        }

        return DescriptorOf(full) is { } descriptor ? Open(descriptor) : FileStatus.Of(full) is { IsSpecial: true } ? Open(full) : null;
    }

    /// <summary>The number of a descriptor of this process that a path stands for, which may be a file that was opened for something else.</summary>
    private static int? DescriptorOf(string path)
    {
        switch (path)
        {
            case "/dev/stdout":
                return 1;
            case "/dev/stderr":
                return 2;
            default:
                foreach (string folder in s_ownDescriptors)
                {
                    if (path.StartsWith(folder, StringComparison.Ordinal)
                        && int.TryParse(path.AsSpan(folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor))
                    {
                        return descriptor;
                    }
                }

                return null;
        }
    }

    private static Stream Open(int descriptor) => descriptor switch
    {
        1 => Console.OpenStandardOutput(),
        2 => Console.OpenStandardError(),
        _ => new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write),
    };

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
}
