using System.Diagnostics;
using System.Globalization;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Checkpoints;

/// <summary>A process that is killed while it saves leaves the old file or the new one. Set <c>OPTGEN_KILLS</c> for more than a few.</summary>
[Trait("Category", "Slow")]
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-kills-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TheFileIsWholeWheneverTheProcessIsKilled()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("OPTGEN_KILLS") ?? "4", CultureInfo.InvariantCulture);
        string path = Path.Combine(_folder.FullName, "checkpoint");
        byte[][] whole = [.. SavedAgain.Models().Select(model => model.Save())];
        Random random = new(1);
        for (int kill = 0; kill < kills; kill++)
        {
            ProcessStartInfo start = new(Environment.ProcessPath!, ["exec", typeof(KillTests).Assembly.Location, Program.SaveAgain, path]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            Assert.Equal(SavedAgain.Ready, process.StandardOutput.ReadLine());
            Assert.False(process.WaitForExit(random.Next(20)));
            process.Kill();
            process.WaitForExit();

            byte[] left = File.ReadAllBytes(path);
            Assert.Contains(whole, one => one.AsSpan().SequenceEqual(left));
            foreach (FileInfo temporary in _folder.GetFiles(".optgen-*.tmp"))
            {
                temporary.Delete();
            }

            Assert.Single(_folder.GetFiles());
        }
    }
}
