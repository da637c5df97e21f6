using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Generator.Tests.Models;

namespace OptGen.Generator.Tests.Language;

public class ModelParsingTests
{
    [Theory]
    [InlineData("x[N, 784]; s[]; y[.., c]", "(data x N 784); (data s); (data y .. c)")]
    [InlineData("W[m, n] ~ he; b ~ 0; E[v, d] ~ uniform(-.5/d, .5/d)", "(~ W m n he); (~ b 0); (~ E v d (call uniform (/ (neg 0.5) d) (/ 0.5 d)))")]
    [InlineData("x[N]\nh[N, u] = x", "(data x N); (= (axes h N u) x)")]
    [InlineData("E[v, d] ~ 0; t[N]; E[t]", "(~ E v d 0); (data t N); (result (sub E t))")]
    [InlineData("y = P[index(T) + 2]²", "(= y (^ (sub P (+ (call index T) 2)) 2))")]
    [InlineData("y = x[T: 1..] - x[T: ..-1] + x[T: 1..n, U: 3]", "(= y (+ (- (sub x (T: (range 1 _))) (sub x (T: (range _ (neg 1))))) (sub x (T: (range 1 n)) (U: 3))))")]
    [InlineData("y = (a + b)[i]ᵀ", "(= y (transpose (sub [(+ a b)] i)))")]
    [InlineData("y = rename(a, T: U) + split(a, d: h, c) + mean(x, ..)", "(= y (+ (+ (call rename a (T: U)) (call split a (d: h) c)) (call mean x ..)))")]
    [InlineData("y = conv(x, K, stride: 1, pad: [1, 2])", "(= y (call conv x K (stride: 1) (pad: (list 1 2))))")]
    [InlineData("y = f(c ? a : b)", "(= y (call f (? c a b)))")]
    [InlineData("for i in 0..n { x = B(x) }; for s in T { h = x[s] }; for s in reversed(T) { h = x[s] }", "(for i 0 n {(= x (call B x))}); (along s T {(= h (sub x s))}); (along-reversed s T {(= h (sub x s))})")]
    [InlineData("z = -∞ + ∂(u, x)", "(= z (+ (neg Infinity) (call ∂ u x)))")]
    [InlineData("p; q := .9", "(result p); (:= q 0.9)")]
    [InlineData("h = D(x) with { v = m }; eval = h; given = 1", "(= h (with (call D x) {(= v m)})); (= eval h); (= given 1)")]
    [InlineData("o[s] = h; x += 1; β₀ ~ 1; h.weight", "(= (axes o s) h); (+= x 1); (~ β₀ 1); (result (. h weight))")]
    [InlineData("z = a @ (train ? W*(uniform(0,1) < keep)/keep : W)", "(= z (@ a [(? train (/ (* W [(compare (call uniform 0 1) < keep)]) keep) W)]))")]
    public void Text_is_read_as(string text, string expected) => Assert.Equal(expected, SyntaxPrinter.Print(ParsedModel.Sound(text).Rule));

    [Theory]
    [InlineData("z; loss = 1", "OPTG220 z")]
    [InlineData("if (train) { z }", "OPTG220 z")]
    [InlineData("x[N, 784", "OPTG208 [")]
    [InlineData("W[m, n] ~", "OPTG211 ~")]
    [InlineData("x[N]; y = x[]", "OPTG213 []")]
    [InlineData("2x ~ 3", "OPTG219 x")]
    [InlineData("y = row.mean(x)", "OPTG730 row")]
    [InlineData("y = x.sum()", "OPTG245 x.sum()")]
    [InlineData("for s of T { x = 1 }", "OPTG230 for s of T")]
    [InlineData("λ[N] := 3", "OPTG223 λ[N]")]
    [InlineData("return x", "OPTG245 return x")]
    [InlineData("y = conv(x, pad: [])", "OPTG233 []")]
    public void Slip_is_told_once(string text, string expected)
    {
        RuleDiagnostic slip = Assert.Single(ParsedModel.Sound(text).Diagnostics);
        Assert.Equal(expected, $"{slip.Id} {text.Substring(slip.Span.Start, slip.Span.Length)}");
    }

    [Fact]
    public void Examples_have_no_slip() => Assert.All(ContractModels.All, model => Assert.Empty(ParsedModel.Sound(model.Text).Diagnostics));

    [Fact]
    public void Every_prefix_and_missing_character_is_survived() => Parallel.ForEach(ContractModels.All, model =>
    {
        for (int i = 0; i < model.Text.Length; i++)
        {
            ParsedModel.Sound(model.Text[..i]);
            ParsedModel.Sound(model.Text.Remove(i, 1));
        }
    });

    [Fact]
    public void Token_soup_is_survived()
    {
        string[] tokens =
        [
            " ", "\n", ";", "x", "N", "T", "if", "else", "for", "in", "reversed", "with", "train", "0", "1.5", "²", "ᵀ", "+", "-", "*", "@", "<", "=", "+=", ":=", "~", "?", ":", ",", ".", "..",
            "(", ")", "[", "]", "[", "]", "{", "}", "∞", "∂", "|", "‖", "//", "§",
        ];
        Random random = new(20240611);
        for (int round = 0; round < 10_000; round++)
        {
            ParsedModel.Sound(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => tokens[random.Next(tokens.Length)])));
        }
    }

    [Theory]
    [InlineData("y = ", "x[", "0", "]")]
    [InlineData("y = ", "f(a: ", "0", ")")]
    [InlineData("y = f(", "[", "0", "]")]
    [InlineData("y = x", "[0]", "", "")]
    [InlineData("", "for s in T { ", "x = 1", " }")]
    public void Nesting_is_limited(string start, string opening, string middle, string closing) =>
        ParsedModel.Sound(start + string.Concat(Enumerable.Repeat(opening, 5000)) + middle + string.Concat(Enumerable.Repeat(closing, 5000)));

    [Theory]
    [InlineData("W ~ 0")]
    [InlineData("m = ∞")]
    public void Rules_have_none_of_it(string text) => Assert.Contains(SyntaxDiagnostics.ForeignCharacter.Id, RuleParser.Parse(text).Diagnostics.Select(slip => slip.Id));
}
