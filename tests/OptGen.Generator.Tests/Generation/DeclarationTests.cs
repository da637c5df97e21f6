namespace OptGen.Generator.Tests.Generation;

/// <summary>The ways in which a class may be declared.</summary>
public class DeclarationTests
{
    public static readonly TheoryData<string, string> Declarations = new()
    {
        { "constant of another class", """public static class Rules { public const string Sgd = "w -= lr*g"; } [OptGen.Optimizer(Rules.Sgd)] public partial class C(double lr);""" },
        { "constant of the class itself", """[OptGen.Optimizer(Rule)] public partial class C(double lr) { private const string Rule = "w -= lr*g"; }""" },
        { "concatenation", """[OptGen.Optimizer("w -= " + "lr" + "*g")] public partial class C(double lr);""" },
        { "interpolation of constants", """[OptGen.Optimizer($"w -= {Rate}*g")] public partial class C(double lr) { private const string Rate = "lr"; }""" },
        { "nameof", """[OptGen.Optimizer("w -= " + nameof(lr) + "*g")] public partial class C(double lr);""" },
        { "verbatim", "[OptGen.Optimizer(@\"x = lr*g\r\nw -= x\")] public partial class C(double lr);" },
        { "raw", "[OptGen.Optimizer(\"\"\"\n    x = lr*g\n    w -= x\n    \"\"\")] public partial class C(double lr);" },
        { "escapes", "[OptGen.Optimizer(\"w -= \\u03b7*g\\n\")] public partial class C(double η);" },
        { "named argument", """[OptGen.Optimizer(rule: "w -= lr*g")] public partial class C(double lr);""" },
        { "named argument last", """[OptGen.Optimizer("w -= lr*g", FusedMultiplyAdd = true)] public partial class C(double lr);""" },
        { "attribute by an alias", """using Rule = OptGen.OptimizerAttribute; [Rule("w -= lr*g")] public partial class C(double lr);""" },
        { "attribute by a global alias", """global using Rule = OptGen.OptimizerAttribute; [Rule("w -= lr*g")] public partial class C(double lr);""" },
        { "attribute by its full name", """[global::OptGen.OptimizerAttribute("w -= lr*g")] public partial class C(double lr);""" },
        { "namespace block", """namespace A { namespace B.C { using OptGen; [Optimizer("w -= lr*g")] public partial class D(double lr); } }""" },
        { "keywords in the namespace", """namespace @event.@class; [OptGen.Optimizer("w -= lr*g")] public partial class @int(double lr);""" },
        { "base class written out", """[OptGen.Optimizer("w -= lr*g")] public partial class C(double lr) : OptGen.Optimizer;""" },
        { "base class written out in another part", """[OptGen.Optimizer("w -= lr*g")] public partial class C(double lr); public partial class C : OptGen.Optimizer;""" },
        { "interface", """[OptGen.Optimizer("w -= lr*g")] public sealed partial class C(double lr) : System.IDisposable { public void Dispose() { } }""" },
        { "two parts", """public partial class C(double lr); [OptGen.Optimizer("w -= lr*g")] partial class C { public double Twice => LearningRate * 2; }""" },
        { "abstract class", """[OptGen.Optimizer("w -= lr*g")] public abstract partial class C(double lr);""" },
        { "nested in many kinds of types", """
            public partial interface I { public partial struct S { public partial record R { public partial record struct T { public static partial class C
            {
                [OptGen.Optimizer("w -= lr*g")] internal partial class D(double lr);
            } } } } }
            """ },
        { "second constructor", """[OptGen.Optimizer("w -= lr*g")] public partial class C(double lr) { public C() : this(1) { } }""" },
        { "parameters named as members", """[OptGen.Optimizer("w -= value*_beta*nameof*g")] public partial class C(double value, double _beta, double nameof);""" },
        { "defaults that are no numbers", """[OptGen.Optimizer("w -= min(lr, min(a, b))*g")] public partial class C(double lr = double.NaN, double a = double.PositiveInfinity, float b = float.NegativeInfinity);""" },
        { "line separator in a comment of the rule", "[OptGen.Optimizer(\"// a\\u2028w -= lr*g // \\u0001 <b> \\u0085 \\ufffe\")] public partial class C(double lr);" },
        { "look-alike letters", """[OptGen.Optimizer("m = µ*m + g; w -= lr*m/(ϵ + 1)")] public partial class C(double lr, double μ, double ε);""" },
        { "no weights read but written", """[OptGen.Optimizer("w = g")] public partial class C;""" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Compiles(string form, string source)
    {
        Assert.NotEmpty(form);
        foreach (Target target in new[] { Target.Oldest, Target.Newest })
        {
            GeneratorRun run = GeneratorRun.Of(source, target);
            run.AssertCompiles();
            Assert.Single(run.Files);
        }
    }
    /// <summary>A class has one set of remarks: those of the user, or those of the rule.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("/// <summary>Descends.</summary>", true)]
    [InlineData("/// <remarks>As Cauchy did.</remarks>", false)]
    public void RemarksOfTheUserStayAlone(string documentation, bool isRuleAtClass)
    {
        string code = GeneratorRun.Of($"{documentation}\n[OptGen.Optimizer(\"w -= lr*g\")]\npublic partial class C(double lr);").Code;
        Assert.Equal(isRuleAtClass, code.IndexOf("<remarks>", StringComparison.Ordinal) < code.IndexOf("partial class C", StringComparison.Ordinal));
        Assert.Equal(2, code.Split("<remarks>").Length);
    }
}
