using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>What is the same for every weight is computed before the loop, once and in double.</summary>
public sealed class HoistingTests
{
    private const string Adam =
        "m = a*m + (1-a)*g; v = b*v + (1-b)*g²; w -= lr*(m/(1-a^t)) / (√(v/(1-b^t)) + ε)";

    [Fact]
    public void The_loop_of_Adam_has_one_root_one_quotient_and_no_power()
    {
        LoweredRule adam = LoweredRule.Of(Adam);
        Assert.Equal(1, adam.CountInLoop(Operation.Divide));
        Assert.Equal(1, adam.CountInLoop(Operation.Call));
        Assert.DoesNotContain(adam.Plan.Phases[0].Kernel.Computed, node => node.Function == Intrinsics.Pow);
    }

    [Fact]
    public void Each_power_of_the_step_is_computed_once()
    {
        LoweredRule adam = LoweredRule.Of("w -= lr*(hat(g, a) + hat(hess, a) + a^t*g)");
        Assert.Single(adam.Plan.Phases[0].Scalars.Needed, node => node.Function == Intrinsics.Pow);
    }

    [Theory]
    [InlineData("w -= lr*a*g", "lr * a")]
    [InlineData("w -= lr/(1 - a^t)*g", "lr / (1.0 - Math.Pow(a, t))")]
    [InlineData("w *= 1 - lr*b", "1.0 - lr * b")]
    [InlineData("w = (t % 2 == 0 ? a : b)*g", "t % 2.0 == 0.0 ? a : b")]
    public void Scalars_leave_the_loop(string rule, string expected) =>
        Assert.Contains(expected, LoweredRule.Of(rule).Scalars);

    [Theory]
    [InlineData("w -= g*lr*a", 2)]
    [InlineData("w -= g*(lr*a)", 1)]
    public void But_products_are_not_reordered_for_it(string rule, int operations) =>
        Assert.Equal(operations, LoweredRule.Of(rule).Plan.Phases[0].Kernel.Computed.Count);

    [Fact]
    public void A_state_of_scalars_alone_is_one_number()
    {
        LoweredRule rule = LoweredRule.Of("s += lr; w -= s*g");
        Assert.Equal(Shape.Scalar, Assert.Single(rule.Plan.Rule.States).Shape);
        Assert.True(rule.Plan.Phases[0].Scalars.IsPerParameter);
    }

    [Fact]
    public void A_scalar_state_is_stored_for_each_parameter_even_if_its_value_is_the_same() =>
        Assert.Single(LoweredRule.Of("s₀ = 1; s = lr; w -= g").Plan.ScalarUpdates);
}
