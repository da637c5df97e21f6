using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace OptGen.Package.Tests;

/// <summary>
/// Compares a text with the one that is checked in. A text that differs is written beside it as <c>.received.</c>, to be looked at;
/// with <c>OPTGEN_ACCEPT=1</c> it becomes the checked-in one, except where <c>CI=true</c>.
/// </summary>
internal static class Snapshot
{
    private const int LinesAround = 2;

    private static bool Accepts => Environment.GetEnvironmentVariable("OPTGEN_ACCEPT") == "1";

    private static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static void Verify(string received, string verifiedPath)
    {
        Assert.False(Accepts && IsContinuousIntegration, "OPTGEN_ACCEPT is refused where CI=true.");
        string receivedPath = verifiedPath.Replace(".verified.", ".received.", StringComparison.Ordinal);
        string verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : "";
        if (received == verified)
        {
            File.Delete(receivedPath);
        }
        else if (Accepts)
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
        }
        else
        {
            File.WriteAllText(receivedPath, received);
            Assert.Fail($"{verifiedPath} differs from what was received. Set OPTGEN_ACCEPT=1 to accept it.\n{Difference(verified, received)}");
        }
    }

    private static string Difference(string verified, string received)
    {
        IReadOnlyList<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received).Lines;
        StringBuilder text = new();
        for (int i = 0; i < lines.Count; i++)
        {
            int first = Math.Max(0, i - LinesAround);
            int last = Math.Min(lines.Count - 1, i + LinesAround);
            if (Enumerable.Range(first, last - first + 1).Any(near => lines[near].Type != ChangeType.Unchanged))
                text.Append(Mark(lines[i].Type)).Append(lines[i].Text).Append('\n');
        }

        return text.ToString();
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
