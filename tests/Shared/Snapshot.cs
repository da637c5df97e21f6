using System.Reflection;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace OptGen.Tests.Shared;

/// <summary>
/// A text that is compared with a file beside the test: <c>name.verified.cs</c>. Where they differ, <c>name.received.cs</c> is written
/// and the test fails; with OPTGEN_ACCEPT=1 the verified file is written instead, except in a continuous-integration build.
/// </summary>
internal sealed class Snapshot(string folder, Func<string, string?> environment)
{
    private const int ContextLines = 3;

    /// <summary>The folder of the test project.</summary>
    public static string ProjectDirectory { get; } = typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "ProjectDirectory").Value!;

    /// <summary>The snapshots in a folder of the test project.</summary>
    public static Snapshot In(string folder) => new(Path.Combine(ProjectDirectory, folder), Environment.GetEnvironmentVariable);

    public void Match(string received, string name, string extension = ".cs") =>
        MatchFile(received, Path.Combine(folder, $"{name}.verified{extension}"), Path.Combine(folder, $"{name}.received{extension}"));

    /// <summary>Compares with any file.</summary>
    public void MatchFile(string received, string verifiedPath, string receivedPath)
    {
        string? verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : null;
        bool accepts = environment("OPTGEN_ACCEPT") == "1";
        if (accepts && environment("CI") == "true")
        {
            throw new XunitException("OPTGEN_ACCEPT is set in a continuous-integration build, where snapshots are only compared.");
        }

        received = Lines(received);
        if (verified is not null && Lines(verified) == received)
        {
            File.Delete(receivedPath);
            return;
        }

        if (accepts)
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        string reason = verified is null ? $"There is no {verifiedPath}." : $"{verifiedPath} differs:\n{Difference(Lines(verified), received)}";
        throw new XunitException($"{reason}\nThe text was written to {receivedPath}. Run the tests with OPTGEN_ACCEPT=1 to accept it.");
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>The lines that differ, with a few around them.</summary>
    private static string Difference(string verified, string received)
    {
        List<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received, ignoreWhitespace: false).Lines;
        StringBuilder text = new();
        bool skipped = false;
        for (int i = 0; i < lines.Count; i++)
        {
            bool isNear = lines.Skip(i - ContextLines).Take(Math.Min(i, ContextLines) + ContextLines + 1).Any(line => line.Type != ChangeType.Unchanged);
            if (isNear)
            {
                char mark = lines[i].Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' };
                text.Append(mark).Append(' ').Append(lines[i].Text).Append('\n');
            }
            else if (!skipped)
            {
                text.Append("…\n");
            }

            skipped = !isNear;
        }

        return text.ToString();
    }
}
