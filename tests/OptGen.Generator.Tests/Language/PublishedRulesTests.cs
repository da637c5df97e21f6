using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Language;

public class PublishedRulesTests
{
    /// <summary>These say how a state is stored (<c>m : q8dyn[256]</c>); in this language an attribute does.</summary>
    private static readonly string[] WithStorage =
    [
        "m : q8dyn[256]; v : uq8dyn[256]; ",
        "m : q4dyn[128]; v : uq4rank1; ",
        "m : q8lin; ",
        "m : q8[32]; v : uq8[32]; w : split24; ",
        "w : bf16sr; m : bf16; v : bf16; ",
        "w : bf16; ",
        "e : q4[64]; ",
    ];

    [Fact]
    public void Rules_parse_without_diagnostics()
    {
        Assert.Equal(287, PublishedRules.All.Count);
        Assert.Equal([], PublishedRules.All.Where(rule => FindStorage(rule) is null).SelectMany(FindErrors));
    }

    [Fact]
    public void Storage_is_refused_and_nothing_else()
    {
        foreach (string storage in WithStorage)
        {
            string rule = Assert.Single(PublishedRules.All, rule => FindStorage(rule) == storage);
            Assert.Equal(
                Enumerable.Repeat(SyntaxDiagnostics.StorageInRule.Id, storage.Count(c => c == ':')),
                SyntaxAssert.Sound(rule).Diagnostics.Select(diagnostic => diagnostic.Id));
            Assert.Equal([], FindErrors(rule[storage.Length..]));
        }
    }

    [Theory]
    [InlineData("m = ema(m,g,β1);", "(= m (call ema m g β1))")]
    [InlineData("if (t==1) { v = g² }", "(if (compare t == 1) {(= v (^ g 2))}")]
    [InlineData("A@A)@x };", "(= x (+ (* 3.4445 x) (@ [(+ (* (neg 4.775) A) (* 2.0315 (@ A A)))] x)))")]
    [InlineData("q = pu ?", "(= q (? pu (* (call Unit.dot x u) x) (? pl (* (call dot y u) y) 0)))")]
    [InlineData("for i in 0..3", "(for i 0 3 {(= (at b i) (+ (* (at β i) (at b i)) g)); (-= w (* (/ lr 3) (at b i)))})")]
    public void Trees_are_those_of_the_formulas(string part, string tree) =>
        Assert.Contains(PublishedRules.All, rule =>
            rule.Contains(part, StringComparison.Ordinal) &&
            SyntaxPrinter.Print(RuleParser.Parse(rule).Rule).Contains(tree, StringComparison.Ordinal));

    private static string? FindStorage(string rule) =>
        WithStorage.SingleOrDefault(storage => rule.StartsWith(storage, StringComparison.Ordinal));

    private static IEnumerable<string> FindErrors(string rule) =>
        SyntaxAssert.Sound(rule).Diagnostics.Select(diagnostic => $"{rule}: {SyntaxAssert.Format(diagnostic)}");
}
