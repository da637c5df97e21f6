using System.Diagnostics;

namespace OptGen.Tests.Support;

/// <summary>A test of what only Unix has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Files of Unix." : null;
}

/// <summary>A test of what only Unix has, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Files of Unix." : null;
}

/// <summary>A test of what only Linux has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs Linux.";
}

/// <summary>A test of what root alone may do.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Files of Unix." : Environment.IsPrivilegedProcess ? null : "Only root may give files away.";
}

/// <summary>A test of what everybody but root is kept from.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UserFactAttribute : FactAttribute
{
    public UserFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Files of Unix." : Environment.IsPrivilegedProcess ? "Root may write everywhere." : null;
}

/// <summary>A test that makes a small file system of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TemporaryDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_obstacle = new(Obstacle);

    public TemporaryDiskFactAttribute() => Skip = s_obstacle.Value;

    /// <summary>Why none can be made here; null where one can.</summary>
    private static string? Obstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Only root of Linux may mount a tmpfs.";
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("optgen-disk-");
        try
        {
            using Process mount = Process.Start(new ProcessStartInfo("sh", ["-c", $"mount -t tmpfs -o size=64k none '{folder.FullName}' && umount '{folder.FullName}'"]) { RedirectStandardError = true })!;
            string refusal = mount.StandardError.ReadToEnd().Trim();
            mount.WaitForExit();
            return mount.ExitCode == 0 ? null : $"No tmpfs can be mounted here: {refusal}";
        }
        finally
        {
            folder.Delete();
        }
    }
}
