using System.Text.RegularExpressions;

namespace OptGen.Tests.Golden;

/// <summary>Every case that was recorded of PyTorch's is either run or listed here with the reason why not.</summary>
public sealed class GoldenCoverageTests
{
    private static readonly (string Pattern, string Reason)[] NotRun =
    [
        ("^muon_", "PyTorch runs the Newton–Schulz steps in bfloat16"),
        ("^lbfgs_", "no rule: compared in Minimization/LbfgsGoldenTests"),
        ("^sparse_adam$", "sparse gradients: compared in Sparse/SparseGoldenTests"),
    ];

    [Fact]
    public void EveryRecordedCaseIsRunOrListed()
    {
        string[] unexplained = [.. GoldenData.RecordedNames.Except(GoldenData.CaseNames).Where(name => !NotRun.Any(entry => Regex.IsMatch(name, entry.Pattern)))];

        Assert.Empty(unexplained);
    }

    [Fact]
    public void NoCaseThatIsRunIsListedAsNotRun()
    {
        Assert.DoesNotContain(GoldenData.CaseNames, name => NotRun.Any(entry => Regex.IsMatch(name, entry.Pattern)));
    }

    [Fact]
    public void EveryReasonHasACase()
    {
        Assert.All(NotRun, entry => Assert.Contains(GoldenData.RecordedNames, name => Regex.IsMatch(name, entry.Pattern)));
    }

    [Fact]
    public void EveryTrajectoryHereWasRecorded()
    {
        Assert.Equal(72, GoldenData.CaseNames.Count);
        Assert.Empty(GoldenData.CaseNames.Except(GoldenData.RecordedNames));
    }
}
