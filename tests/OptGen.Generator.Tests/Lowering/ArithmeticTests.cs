using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>Which operations a rule becomes: section 5 of the language.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("w = w*g + hess", "TLane.MultiplyAdd(w, g, hess)")]
    [InlineData("w = hess + w*g", "TLane.MultiplyAdd(w, g, hess)")]
    [InlineData("w = w*g - hess", "TLane.MultiplySubtract(w, g, hess)")]
    [InlineData("w = hess - w*g", "TLane.MultiplyAddNegated(w, g, hess)")]
    [InlineData("w -= lr*g", "TLane.MultiplyAddNegated(lr, g, w)")]
    [InlineData("w += (lr*g)", "TLane.MultiplyAdd(lr, g, w)")]
    [InlineData("w = -(w*g) + hess", "TLane.MultiplyAddNegated(w, g, hess)")]
    [InlineData("w = -(-(w*g)) + hess", "TLane.MultiplyAdd(w, g, hess)")]
    [InlineData("w = -(w*g) - hess", "TLane.MultiplySubtract(-w, g, hess)")]
    [InlineData("w = w*g + hess*g", "TLane.MultiplyAdd(w, g, hess * g)")]
    [InlineData("w = g² + hess", "TLane.MultiplyAdd(g, g, hess)")]
    [InlineData("w = g/lr + hess", "TLane.MultiplyAdd(g, {1.0 / lr}, hess)")]
    [InlineData("w = ema(hess, g, β)", "TLane.MultiplyAdd(β, hess, {1.0 - β} * g)")]
    [InlineData("w = lerp(hess, g, lr)", "TLane.MultiplyAdd(lr, g - hess, hess)")]
    public void A_product_written_in_a_sum_is_fused(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("x = w*g; w = x + hess", "w * g + hess")]
    [InlineData("w *= g; w += hess", "w * g + hess")]
    [InlineData("w = (t > 1 ? w*g : g) + hess", "TLane.Select({t > 1.0}, w * g, g) + hess")]
    [InlineData("w = lerp(hess, w*g, lr)", "TLane.MultiplyAdd(lr, w * g - hess, hess)")]
    [InlineData("w = w*g/lr - hess/g", "TLane.MultiplySubtract(w * g, {1.0 / lr}, hess / g)")]
    public void A_product_with_a_name_or_in_a_function_is_rounded(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("w = w*g + hess", "w * g + hess")]
    [InlineData("w -= lr*g", "w - lr * g")]
    [InlineData("w = ema(hess, g, β)", "β * hess + {1.0 - β} * g")]
    public void Nothing_is_fused_where_the_declaration_says_so(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule, fusedMultiplyAdd: false).Weight);

    [Theory]
    [InlineData("w = g/lr", "g * {1.0 / lr}")]
    [InlineData("w = g/2", "g * 0.5")]
    [InlineData("w /= t", "w * {1.0 / t}")]
    [InlineData("w = g/hess", "g / hess")]
    [InlineData("w = lr/g", "lr / g")]
    [InlineData("w = g*(lr/a)", "g * {lr / a}")]
    public void Only_an_element_divided_by_a_scalar_becomes_a_product(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("w = g*0", "g * 0.0")]
    [InlineData("w = g + 0", "g + 0.0")]
    [InlineData("w = g*1", "g * 1.0")]
    [InlineData("w = g - g", "g - g")]
    [InlineData("w = g/g", "g / g")]
    [InlineData("w = 1e30*g*1e-30", "1E+30 * g * 1E-30")]
    [InlineData("w = g + 1e30 - 1e30", "g + 1E+30 - 1E+30")]
    public void What_would_change_a_result_is_kept(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("w = g + (2*3 - 1)", "g + 5.0")]
    [InlineData("w = g*√4", "g * 2.0")]
    [InlineData("w = g*(1/3)", "g * 0.333333333333333")]
    [InlineData("w = g*(1 < 2 < 3)", "g * 1.0")]
    [InlineData("w = g + (2 > 1 ? 7 : 8)", "g + 7.0")]
    public void Constants_are_folded(string rule, string expected) =>
        Assert.StartsWith(expected, LoweredRule.Of(rule).Weight, StringComparison.Ordinal);

    [Theory]
    [InlineData("w = g + exp(1)", "g + {Math.Exp(1.0)}")]
    [InlineData("w = g + sin(2)", "g + {Math.Sin(2.0)}")]
    public void What_machines_round_differently_is_left_to_the_machine(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("w = g^1", "g")]
    [InlineData("w = g^2", "g * g")]
    [InlineData("w = g^3", "g * g * g")]
    [InlineData("w = g^-1", "1.0 / g")]
    [InlineData("w = g^-2", "1.0 / (g * g)")]
    [InlineData("w = g^0.5", "TLane.Sqrt(g)")]
    [InlineData("w = g^-0.5", "1.0 / TLane.Sqrt(g)")]
    [InlineData("w = g^1.5", "TLane.Map<Functions.Pow>(g, 1.5)")]
    [InlineData("w = g^lr", "TLane.Map<Functions.Pow>(g, lr)")]
    [InlineData("w = g^65", "TLane.Map<Functions.Pow>(g, 65.0)")]
    [InlineData("w = g*lr^2", "g * {lr * lr}")]
    [InlineData("w = g*β^t", "g * {Math.Pow(β, t)}")]
    public void Powers_are_products_roots_or_pow(string rule, string expected) =>
        Assert.Equal(expected, LoweredRule.Of(rule).Weight);

    [Theory]
    [InlineData("w = g^4", 2)]
    [InlineData("w = g^5", 3)]
    [InlineData("w = g^7", 4)]
    [InlineData("w = g^64", 6)]
    public void Whole_powers_are_squared_repeatedly(string rule, int products) =>
        Assert.Equal(products, LoweredRule.Of(rule).CountInLoop(Operation.Multiply));

    [Theory]
    [InlineData("w -= lr*(√(g² + ε) + √(g² + ε))", 4)]
    [InlineData("x = g*hess; y = g*hess; w = x + y", 2)]
    [InlineData("x = g*hess; y = hess*g; w = x + y", 3)]
    [InlineData("w = √hat(g, β) - √hat(g, β)/t", 3)]
    public void Common_subexpressions_are_computed_once(string rule, int operations) =>
        Assert.Equal(operations, LoweredRule.Of(rule).Plan.Phases[0].Kernel.Computed.Count);
}
