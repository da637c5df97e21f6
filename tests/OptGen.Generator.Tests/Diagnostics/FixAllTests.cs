using Microsoft.CodeAnalysis.CodeFixes;
using OptGen.CodeFixes;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>A fix for all diagnostics of a kind puts them all right at once.</summary>
public class FixAllTests
{
    public static readonly TheoryData<string, string, string, string> Cases = new()
    {
        {
            "OPTG101",
            "",
            """
            [Optimizer("w -= lr*g")] class A(double lr);
            [Optimizer("w -= lr*g")] public sealed class B(double lr);
            partial class Outer { [Optimizer("w -= lr*g")] internal class C(double lr); }
            """,
            """
            [Optimizer("w -= lr*g")] partial class A(double lr);
            [Optimizer("w -= lr*g")] public sealed partial class B(double lr);
            partial class Outer { [Optimizer("w -= lr*g")] internal partial class C(double lr); }
            """
        },
        {
            "OPTG110",
            "",
            """
            class Outer { struct Inner {
            [Optimizer("w -= lr*g")] partial class A(double lr);
            [Optimizer("w -= 2*lr*g")] partial class B(double lr);
            } }
            """,
            """
            partial class Outer { partial struct Inner {
            [Optimizer("w -= lr*g")] partial class A(double lr);
            [Optimizer("w -= 2*lr*g")] partial class B(double lr);
            } }
            """
        },
        {
            "OPTG301",
            nameof(ReplaceInRuleCodeFixProvider),
            """
            [Optimizer("m = ema(m, gg, β); w -= lr*m*gg/(1 + |gg|)")] partial class A(double lr, double β);
            [Optimizer(@"w -= lr*gg")] partial class B(double lr);
            """,
            """
            [Optimizer("m = ema(m, g, β); w -= lr*m*g/(1 + |g|)")] partial class A(double lr, double β);
            [Optimizer(@"w -= lr*g")] partial class B(double lr);
            """
        },
        {
            "OPTG245",
            nameof(ReplaceInRuleCodeFixProvider),
            """
            [Optimizer("w -= lr*Math.Sign(g)*Math.Sqrt(Math.Abs(g) + g.Norm())")] partial class A(double lr);
            """,
            """
            [Optimizer("w -= lr*sign(g)*sqrt(abs(g) + norm(g))")] partial class A(double lr);
            """
        },
        {
            "OPTG301",
            nameof(AddHyperparameterCodeFixProvider),
            """
            [Optimizer("w -= lr*k*zeta*g")] partial class A(double lr = 1);
            [Optimizer("w -= k*g")] partial class B();
            """,
            """
            [Optimizer("w -= lr*k*zeta*g")] partial class A(double k, double zeta, double lr = 1);
            [Optimizer("w -= k*g")] partial class B(double k);
            """
        },
        {
            "OPTG316",
            "",
            """
            [Optimizer("w += Called(g)")] partial class A(double lr);
            [Optimizer("w += Called(g)")] partial class B();
            [Optimizer("w -= lr*k*g")] partial class Called(double lr, double k = 2);
            """,
            """
            [Optimizer("w += Called(g)")] partial class A(double lr, double k = 2.0);
            [Optimizer("w += Called(g)")] partial class B(double lr, double k = 2.0);
            [Optimizer("w -= lr*k*g")] partial class Called(double lr, double k = 2);
            """
        },
        {
            "OPTG405",
            nameof(ReplaceInRuleCodeFixProvider),
            """
            [Optimizer("w -= lr*k*g; k = 2")] partial class C0(double lr);
            [Optimizer("w = w - lr*g; lr = .1")] partial class A;
            [Optimizer("m = β*m + g\n  w -= η*m // the update\n  η = 1e-3\n  β = 1 - 0.1")] partial class B;
            [Optimizer("w -= lr*k*g; k = 2")] partial class C(double lr);
            """,
            """
            [Optimizer("w -= lr*k*g; k = 2")] partial class C0(double lr);
            [Optimizer("w = w - lr*g; lr := .1")] partial class A;
            [Optimizer("m = β*m + g\n  w -= η*m // the update\n  η := 1e-3\n  β := 1 - 0.1")] partial class B;
            [Optimizer("w -= lr*k*g; k = 2")] partial class C(double lr);
            """
        },
        {
            "OPTG406",
            "",
            """
            [Optimizer("s = ema(s, d*g, .9); d₀ = 1e-6; d = max(d, norm(s)); w -= d*s")] partial class A;
            [Optimizer("m = ema(m, g, .9)\nw -= d*m\nd = max(d, norm(m))\n  d[0] = 1")] partial class B;
            """,
            """
            [Optimizer("d₀ = 1e-6; s = ema(s, d*g, .9); d = max(d, norm(s)); w -= d*s")] partial class A;
            [Optimizer("m = ema(m, g, .9)\nd[0] = 1; w -= d*m\nd = max(d, norm(m))")] partial class B;
            """
        },
        {
            "OPTG501",
            "",
            """
            [Optimizer("w -= lr*g")] partial class First(double a, double b, double lr, double c, double d);
            [Optimizer("w -= g")] partial class Second(double a, double b);
            [Optimizer("a := 1; b := 2; w -= lr*g; lr := 1; c := 3; d := [4, 5]")] partial class Third;
            [Optimizer("a := 1\nb := 2\r\nlr := 3\r\n  c := 3 // nothing\nw -= lr*g")] partial class Fourth;
            """,
            """
            [Optimizer("w -= lr*g")] partial class First(double lr);
            [Optimizer("w -= g")] partial class Second();
            [Optimizer("w -= lr*g; lr := 1")] partial class Third;
            [Optimizer("lr := 3 // nothing\nw -= lr*g")] partial class Fourth;
            """
        },
        {
            "OPTG509",
            "",
            """
            [Optimizer("w += SignSGD(g)")] partial class First(double lr, double λ);
            [Optimizer<ClipByGlobalNorm, AdamW>] partial class Second;
            """,
            """
            using OptGen.Zoo;
            [Optimizer("w += SignSGD(g)")] partial class First(double lr, double λ);
            [Optimizer<ClipByGlobalNorm, AdamW>] partial class Second;
            """
        },
        {
            "OPTG701",
            "",
            """
            [Model("x[N, k]; W[k, h] ~ he; V[h, c] ~ he; loss = mean((x @ W @ V)²)")] partial class A(int h);
            [Model("x[N, k]; w[k] ~ 0; loss = mean((x @ w)²)")] partial class B(double lr = 1);
            """,
            """
            [Model("x[N, k]; W[k, h] ~ he; V[h, c] ~ he; loss = mean((x @ W @ V)²)")] partial class A(int h, int k, int c);
            [Model("x[N, k]; w[k] ~ 0; loss = mean((x @ w)²)")] partial class B(int k, double lr = 1);
            """
        },
        {
            "OPTG708",
            "",
            """
            [Model("x[N, k]; softmax(x, -1) + mean(x, 0)")] partial class A;
            [Model(@"x[N, k]; sum(x, 1)")] partial class B;
            """,
            """
            [Model("x[N, k]; softmax(x, k) + mean(x, N)")] partial class A;
            [Model(@"x[N, k]; sum(x, k)")] partial class B;
            """
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_are_fixed(string id, string provider, string before, string after)
    {
        CodeFixProvider fix = FixRun.Providers.Single(fix => fix.FixableDiagnosticIds.Contains(id) && (provider.Length == 0 || fix.GetType().Name == provider));
        string result = await FixRun.FixAllAsync("using OptGen;\n" + before, fix, id);
        Assert.Equal("using OptGen;\n" + after, result);
        GeneratorRun.Of(result).AssertCompiles();
    }

    /// <summary>Every provider is among the cases.</summary>
    [Fact]
    public void Every_fix_is_tried() => Assert.All(FixRun.Providers, fix =>
        Assert.Contains((IEnumerable<object[]>)Cases, row => fix.FixableDiagnosticIds.Contains((string)row[0]) && ((string)row[1]).Length == 0 || (string)row[1] == fix.GetType().Name));
}
