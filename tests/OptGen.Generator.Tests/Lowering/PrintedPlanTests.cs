using OptGen.Compiler.Planning;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>
/// The plans of rules that reduce, printed into a file and counted. A pass must end where a number is needed that depends on all elements; so a
/// rule takes one pass more than the longest chain of reductions of which each needs the one before.
/// </summary>
public sealed class PrintedPlanTests
{
    private const string ClippedAveraged = "[Optimizer<WeightAverage, ClipByGlobalNorm, AdamW>] public partial class ClippedAveraged;";

    [Fact]
    public void Plans_are_printed()
    {
        string[] shipped = ["LAMB", "LARS", "Prodigy", "AdaFactor", "CAME"];
        IEnumerable<(string Name, StepPlan Plan)> plans = [.. shipped.Select(name => (name, DeclaredPlan.Of(name))), ("ClipByGlobalNorm, AdamW, WeightAverage", Averaged())];
        Snapshot.In("Lowering")
            .Match(string.Join("\n", plans.Select(plan => $"{plan.Name}\n{PlanText.Of(plan.Plan)}")), "Plans", ".txt");
    }

    /// <summary>
    /// ‖u‖ needs w, g, m and v, and the step needs ‖u‖: two passes. The first stores m and v, which must be stored once; the second makes u again of
    /// these and w. To store u as well would write one number more and read one less.
    /// </summary>
    [Fact]
    public void Lamb_goes_over_memory_twice() => Check(DeclaredPlan.Of("LAMB"), passes: 2, read: 4 + 3, written: 2 + 1);

    /// <summary>Both norms need each other's operands only, so one pass gives them; the step needs w, g and b, and stores w and b.</summary>
    [Fact]
    public void Lars_goes_over_memory_twice() => Check(DeclaredPlan.Of("LARS"), passes: 2, read: 2 + 3, written: 0 + 2);

    /// <summary>
    /// The estimate d needs both sums, of which neither needs the other: one pass. The step needs d: another. The old d, not the new one, scales m, v
    /// and s, so that the first pass can store them.
    /// </summary>
    [Fact]
    public void Prodigy_goes_over_memory_twice() => Assert.Equal(2, DeclaredPlan.Of("Prodigy").Phases.Count);

    /// <summary>The means of rows and columns make u, whose root mean square the step needs: three passes, the norm of w in the first.</summary>
    [Fact]
    public void Adafactor_goes_over_memory_three_times() => Assert.Equal(3, DeclaredPlan.Of("AdaFactor").Phases.Count);

    /// <summary>As Adafactor, and the means of (u−m)² need the clipped u before the step needs them: four passes.</summary>
    [Fact]
    public void Came_goes_over_memory_four_times() => Assert.Equal(4, DeclaredPlan.Of("CAME").Phases.Count);

    /// <summary>The norm of all gradients needs g alone; one fused pass does the rest, reading and writing everything once.</summary>
    [Fact]
    public void Clipping_AdamW_and_an_average_go_over_memory_twice() => Check(Averaged(), passes: 2, read: 1 + 5, written: 0 + 4);

    private static void Check(StepPlan plan, int passes, int read, int written) =>
        Assert.Equal((passes, read, written), (plan.Phases.Count, plan.ElementsRead, plan.ElementsWritten));

    private static StepPlan Averaged() => DeclaredPlan.Of("ClippedAveraged", ClippedAveraged);
}
