using System.Diagnostics;
using System.Runtime.Versioning;
using OptGen.Tests.Support;

namespace OptGen.Tests.Checkpoints;

/// <summary>Whatever a path leads to: files keep their modes, pipes and devices are written to, and what cannot be written is named as the user named it.</summary>
[UnsupportedOSPlatform("windows")]
[Trait("Category", "Slow")]
public sealed class FileKindTests : IDisposable
{
    private const UnixFileMode All = (UnixFileMode)0xFFF;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-files-");
    private readonly TrainedModel<float> _model = new(new NAdam());
    private readonly byte[] _content;

    public FileKindTests()
    {
        _model.Train(2);
        _content = _model.Save();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [UnixTheory]
    [InlineData("600")]
    [InlineData("644")]
    [InlineData("400")]
    [InlineData("640")]
    [InlineData("666")]
    [InlineData("755")]
    [InlineData("000")]
    public void TheModeOfAFileIsKept(string octal)
    {
        UnixFileMode mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        string path = NewFile("old", mode);
        _model.Save(path);

        Assert.Equal(mode, File.GetUnixFileMode(path) & All);
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        AssertIsWhole(path);
    }

    [UnixFact]
    public void ANewFileHasTheModeThatAnyNewFileHas()
    {
        string any = Path.Combine(_folder.FullName, "any");
        File.WriteAllBytes(any, []);
        string path = Path.Combine(_folder.FullName, "new");
        _model.Save(path);

        Assert.Equal(File.GetUnixFileMode(any), File.GetUnixFileMode(path));
        File.Delete(any);
        AssertIsWhole(path);
    }

    [RootFact]
    public void TheOwnerOfAFileIsKept()
    {
        string path = NewFile("old", UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("", Run("chown", "1234:4321", path));
        _model.Save(path);

        Assert.Equal("1234:4321", Run("stat", "-c", "%u:%g", path));
        AssertIsWhole(path);
    }

    [UnixFact]
    public void APipeIsWrittenTo()
    {
        string path = Path.Combine(_folder.FullName, "pipe");
        Assert.Equal("", Run("mkfifo", path));
        string link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, path);
        foreach (string name in (string[])[path, link])
        {
            Task<byte[]> read = Task.Run(() => File.ReadAllBytes(path));
            _model.Save(name);

            Assert.Equal(_content, read.Result);
            Assert.Equal("fifo", Run("stat", "-c", "%F", path));
        }

        Assert.Equal(path, new FileInfo(link).LinkTarget);
    }

    [UnixFact]
    public void ACheckpointIsLoadedFromAPipe()
    {
        string path = Path.Combine(_folder.FullName, "pipe");
        Assert.Equal("", Run("mkfifo", path));
        Task saved = Task.Run(() => _model.Save(path));
        TrainedModel<float> loaded = new(new NAdam());
        loaded.Load(path);
        saved.Wait();

        Assert.Equal(_model.Bits(), loaded.Bits());
    }

    [UnixFact]
    public void ADeviceIsWrittenTo() => CheckDevice("/dev/null", _model.Save);

    [LinuxFact]
    public void ADeviceThatIsFullSaysSo() =>
        CheckDevice("/dev/full", name => Assert.Contains("No space", Assert.Throws<IOException>(() => _model.Save(name)).Message, StringComparison.Ordinal));

    /// <summary>Saves to a device and to a link to it, which both stay what they are.</summary>
    private void CheckDevice(string path, Action<string> save)
    {
        string before = Run("stat", "-L", "-c", "%F %a", path);
        string link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, path);
        foreach (string name in (string[])[path, link])
        {
            save(name);
        }

        Assert.Equal(before, Run("stat", "-L", "-c", "%F %a", path));
    }

    /// <summary>The program's own output, led to a file that has something in it, to a pipe and to a device.</summary>
    [UnixFact]
    public void TheOutputOfTheProcessIsWrittenTo()
    {
        string path = Path.Combine(_folder.FullName, "output");
        string program = $"'{Environment.ProcessPath}' exec '{typeof(FileKindTests).Assembly.Location}' {Bits.Program.SaveToOutput}";
        Run("sh", "-c", $"{{ printf before; {program}; }} > '{path}'");
        byte[] file = File.ReadAllBytes(path);

        Assert.Equal("before"u8, file.AsSpan(0, 6));
        TrainedModel<float> loaded = new(new NAdam());
        loaded.Load(file[6..]);
        Assert.Equal(_model.Bits(), loaded.Bits());
    }

    [UnixTheory]
    [InlineData(219)]
    [InlineData(254)]
    [InlineData(255)]
    public void ANameMayBeAsLongAsTheFileSystemAllows(int length)
    {
        string path = Path.Combine(_folder.FullName, new string('n', length));
        _model.Save(path);
        AssertIsWhole(path);
        _model.Save(path);
        AssertIsWhole(path);
    }

    [UnixFact]
    public void ANameThatIsTooLongIsNamedAsItWasGiven()
    {
        string path = Path.Combine(_folder.FullName, new string('n', 256));
        Exception thrown = Assert.ThrowsAny<IOException>(() => _model.Save(path));

        Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    /// <summary>A link to a file that is not there yet stays a link, and the file is made.</summary>
    [UnixFact]
    public void ALinkToNothingIsFollowed()
    {
        string path = Path.Combine(_folder.FullName, "file");
        string link = Path.Combine(_folder.FullName, "link");
        string linkToLink = Path.Combine(_folder.FullName, "link to link");
        File.CreateSymbolicLink(link, "file");
        File.CreateSymbolicLink(linkToLink, link);
        _model.Save(linkToLink);

        Assert.Equal("file", new FileInfo(link).LinkTarget);
        Assert.Equal(link, new FileInfo(linkToLink).LinkTarget);
        Assert.Equal(_content, File.ReadAllBytes(path));
    }

    [UnixFact]
    public void AFolderIsRefused()
    {
        string path = Path.Combine(_folder.FullName, "folder");
        Directory.CreateDirectory(path);
        foreach (string name in (string[])[path, path + "/", Path.Combine(path, "..")])
        {
            Assert.Contains($"'{name}' is a folder", Assert.Throws<IOException>(() => _model.Save(name)).Message, StringComparison.Ordinal);
        }

        Assert.Single(_folder.GetFileSystemInfos());
    }

    [UnixFact]
    public void ALoopOfLinksIsRefused()
    {
        string link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, link);

        Assert.Contains(link, Assert.ThrowsAny<IOException>(() => _model.Save(link)).Message, StringComparison.Ordinal);
        Assert.Equal(link, new FileInfo(link).LinkTarget);
    }

    [TemporaryDiskFact]
    public void AFullDiskLeavesTheOldFile()
    {
        string disk = Path.Combine(_folder.FullName, "disk");
        Directory.CreateDirectory(disk);
        Assert.Equal("", Run("sh", "-c", $"mount -t tmpfs -o size=64k none '{disk}' 2>&1"));
        try
        {
            string path = Path.Combine(disk, "checkpoint");
            _model.Save(path);
            TrainedModel<float> large = new(new NAdam(), bias: 100_000);
            IOException full = Assert.Throws<IOException>(() => large.Save(path));

            Assert.Equal($"'{path}' cannot be written, and is as it was: No space left on device.", full.Message);
            Assert.Equal(_content, File.ReadAllBytes(path));
            Assert.Single(new DirectoryInfo(disk).GetFiles());
        }
        finally
        {
            Run("umount", disk);
        }
    }

    [UserFact]
    public void AFolderThatMayNotBeWrittenToIsNamedByTheFile()
    {
        string folder = Path.Combine(_folder.FullName, "closed");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "checkpoint");
        File.WriteAllBytes(path, [1]);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        UnauthorizedAccessException thrown = Assert.Throws<UnauthorizedAccessException>(() => _model.Save(path));
        Assert.StartsWith($"'{path}' cannot be written", thrown.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Single(new DirectoryInfo(folder).GetFiles());
    }

    /// <summary>The kernel's own folder is closed to everybody.</summary>
    [LinuxFact]
    public void AFolderOfTheKernelIsNamedByTheFile()
    {
        Exception closed = Assert.ThrowsAny<Exception>(() => _model.Save("/proc/checkpoint"));
        Assert.StartsWith("'/proc/checkpoint' cannot be written", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaversAtTheSameTimeLeaveOneWholeFile()
    {
        string path = Path.Combine(_folder.FullName, "checkpoint");
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            TrainedModel<float> model = new(new NAdam());
            model.Train(2);
            model.Save(path);
        });

        Assert.Equal(_content, File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles());
    }

    private string NewFile(string name, UnixFileMode mode)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, [1, 2, 3]);
        File.SetUnixFileMode(path, mode);
        return path;
    }

    private void AssertIsWhole(string path)
    {
        Assert.Equal(_content, File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles());
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }
}
