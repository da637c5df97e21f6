using System.Text.RegularExpressions;

namespace OptGen.Tests.Golden;

/// <summary>Every case that was recorded of pytorch_optimizer's and of papers' authors is either run or listed here with the reason why not.</summary>
public sealed class ZooCoverageTests
{
    private static readonly (string Pattern, string Reason)[] NotRun =
    [
        ("^pytorch_optimizer/(muon|adamuon)_", "the package runs the Newton–Schulz steps in bfloat16"),
        ("^authors/muon_", "the authors run the Newton–Schulz steps in bfloat16; without that they are recorded anew by recorded_matrices.py"),
        ("^pytorch_optimizer/scalableshampoo_", "the package's roots begin with a power iteration from a random vector"),
        ("^pytorch_optimizer/adafactor", "the package keeps the momentum in bfloat16, which is not available yet, and clips the wrong way round"),
    ];

    [Fact]
    public void EveryRecordedCaseIsRunOrListed()
    {
        string[] unexplained = [.. GoldenData.ZooRecordedNames.Except(GoldenData.ZooCaseNames).Where(name => !IsListed(name))];

        Assert.Empty(unexplained);
    }

    [Fact]
    public void NoCaseThatIsRunIsListedAsNotRun()
    {
        Assert.DoesNotContain(GoldenData.ZooCaseNames, IsListed);
    }

    [Fact]
    public void EveryReasonHasACase()
    {
        Assert.All(NotRun, entry => Assert.Contains(GoldenData.ZooRecordedNames, name => Regex.IsMatch(name, entry.Pattern)));
    }

    [Fact]
    public void EveryTrajectoryHereWasRecordedAndHasAnOptimizer()
    {
        Assert.NotEmpty(GoldenData.ZooCaseNames);
        Assert.Empty(GoldenData.ZooCaseNames.Except(GoldenData.ZooRecordedNames));
        Assert.All(GoldenData.ZooCaseNames, name => Assert.True(ZooPorts.Has(name), name));
    }

    private static bool IsListed(string name) => NotRun.Any(entry => Regex.IsMatch(name, entry.Pattern));
}
