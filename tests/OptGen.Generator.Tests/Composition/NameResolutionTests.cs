namespace OptGen.Generator.Tests.Composition;

/// <summary>Names of called rules mean what C# names mean where the rule stands.</summary>
public class NameResolutionTests
{
    [Fact]
    public void TheNearestNamespaceWins() => CheckMarker("near", """
        namespace Outer { [OptGen.Optimizer("far = g; w -= lr*prev(far)")] public partial class Called(double lr); }
        namespace Outer.Inner
        {
            [OptGen.Optimizer("near = g; w -= lr*prev(near)")] public partial class Called(double lr);
            [OptGen.Optimizer("w += Called(g)")] public partial class User;
        }
        """);

    [Fact]
    public void ANestedTypeWinsOverTheNamespace() => CheckMarker("nested", """
        namespace N;
        [OptGen.Optimizer("outside = g; w -= lr*prev(outside)")] public partial class Called(double lr);
        public partial class Around
        {
            [OptGen.Optimizer("nested = g; w -= lr*prev(nested)")] public partial class Called(double lr);
            [OptGen.Optimizer("w += Called(g)")] public partial class User;
        }
        """);

    [Fact]
    public void AnAliasIsFollowed() => CheckMarker("aliased", """
        using Short = Lib.VeryLongName;
        namespace Lib { [OptGen.Optimizer("aliased = g; w -= lr*prev(aliased)")] public partial class VeryLongName(double lr); }
        [OptGen.Optimizer("w += Short(g)")] public partial class User;
        """);

    [Fact]
    public void AUsingDirectiveIsFollowed() => CheckMarker("imported", """
        using Lib;
        [OptGen.Optimizer("w += Called(g)")] public partial class User;
        namespace Lib { [OptGen.Optimizer("imported = g; w -= lr*prev(imported)")] public partial class Called(double lr); }
        """);

    /// <summary>A call within a called rule means what it means there, not where the outer rule stands.</summary>
    [Fact]
    public void CallsOfACalledRuleMeanWhatTheyMeanThere() => CheckMarker("there", """
        namespace There
        {
            [OptGen.Optimizer("there = g; w -= lr*prev(there)")] public partial class Called(double lr);
            [OptGen.Optimizer("w += Called(g)")] public partial class Middle;
        }
        namespace Here
        {
            using There;
            [OptGen.Optimizer("here = g; w -= lr*prev(here)")] public partial class Called(double lr);
            [OptGen.Optimizer("w += Middle(g)")] public partial class User;
        }
        """);

    /// <summary>The state that only the right rule has.</summary>
    private static void CheckMarker(string marker, string source) =>
        Assert.Contains($"prev({marker})", CalledRules.Generate("User", source), StringComparison.Ordinal);
}
