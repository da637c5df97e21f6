using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>An edit of a rule in one file makes those anew, in others, that call it, and no other.</summary>
public class CalledRuleTests
{
    private const string Called = """
        namespace Lib;
        [OptGen.Optimizer("m = β*m + g; w -= lr*m")] public partial class Ball(double lr = 0.1, double β = 0.9);
        """;

    private const string Callers = """
        using Lib;
        namespace User;
        [OptGen.Optimizer("w += Ball(g)")] public partial class Direct;
        [OptGen.Optimizer("w += Direct(g)")] public partial class Indirect;
        [OptGen.Optimizer("w += base(g)")] public partial class Wrapper;
        [OptGen.Optimizer<Wrapper, Ball>] public partial class Stacked;
        [OptGen.Optimizer("w -= lr*g")] public partial class Alone(double lr = 0.1);
        """;

    public static readonly TheoryData<string, string> EditsOfTheCalledRule = new()
    {
        { "β*m + g", "β*m - g" },
        { "lr = 0.1", "lr = 0.2" },
        { "double β", "float β" },
        { "double β", "[OptGen.Property(\"Inertia\")] double β" },
    };

    [Theory]
    [MemberData(nameof(EditsOfTheCalledRule))]
    public void CallersAreMadeAnew(string old, string @new)
    {
        IncrementalRun run = IncrementalRun.Of([Called, Callers], [Called.Replace(old, @new, StringComparison.Ordinal), Callers]);

        IReadOnlyList<IncrementalStepRunReason> reasons = run.OutputReasons();
        Assert.Equal(4, reasons.Count(reason => reason == Modified));
        Assert.Equal(2, reasons.Count(reason => reason is Cached or Unchanged));
    }

    [Fact]
    public void AnEditThatChangesNoRuleMakesNothingAnew()
    {
        IncrementalRun run = IncrementalRun.Of([Called, Callers], ["// A comment.\n" + Called, Callers]);

        Assert.All(run.OutputReasons(), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
    }

    [Fact]
    public void ARuleThatAppearsCompletesItsCallers()
    {
        IncrementalRun run = IncrementalRun.Of(["namespace Lib;", Callers], [Called, Callers]);

        Assert.Equal([New, Modified, Modified, Cached, Modified, Cached], run.OutputReasons());
    }
}
