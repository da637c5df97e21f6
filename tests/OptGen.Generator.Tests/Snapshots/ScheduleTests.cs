namespace OptGen.Generator.Tests.Snapshots;

/// <summary>What is generated for schedules.</summary>
public class ScheduleTests
{
    [Fact]
    public void OneExpression() => Match(nameof(OneExpression), """
        using System.ComponentModel.DataAnnotations;
        using OptGen;

        namespace User;

        [Schedule("lr0*exp(-k*t)")]
        public partial class ExponentialDecay(double lr0, [Range(0, 1)] double k);
        """);

    [Fact]
    public void StatementsAndBranches() => Match(nameof(StatementsAndBranches), """
        namespace User;

        internal partial class Outer
        {
            [OptGen.Schedule(@"
                peak := 1e-3; steps := [100, 1000]
                u = t - 1
                if (u < steps[0]) { x = u/steps[0] }
                else { x = 1 - min((u - steps[0])/(steps[1] - steps[0]), 1) }
                for i in 0..2 { x *= x }
                peak*(t == 1 ? 0 : x)
                ")]
            private sealed partial class Rise;
        }
        """);

    [Fact]
    public void ComparisonAsValue() => Match(nameof(ComparisonAsValue), """
        [OptGen.Schedule("t > from")]
        public partial class Switch(long from);
        """);

    [Fact]
    public void WithAnError() => Match(nameof(WithAnError), """
        namespace User;

        [OptGen.Schedule("lr/n")]
        public partial class Wrong(double lr = 1e-3);
        """, hasRuleErrors: true);

    private static void Match(string name, string source, bool hasRuleErrors = false) =>
        GeneratedSnapshot.Match(source, $"{nameof(ScheduleTests)}.{name}", GeneratedPart.Whole, hasRuleErrors);
}
