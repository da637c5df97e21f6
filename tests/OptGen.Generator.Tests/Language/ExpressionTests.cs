using System.Globalization;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Language;

public class ExpressionTests
{
    [Theory]
    // from loosest to tightest
    [InlineData("c ? a : b or d", "(? c a (or b d))")]
    [InlineData("a or b ? c : d", "(? (or a b) c d)")]
    [InlineData("a ? b : c ? d : e", "(? a b (? c d e))")]
    [InlineData("a ? b ? c : d : e", "(? a (? b c d) e)")]
    [InlineData("a or b and c", "(or a (and b c))")]
    [InlineData("a and b or c", "(or (and a b) c)")]
    [InlineData("a || b && c", "(or a (and b c))")]
    [InlineData("not a and b", "(and (not a) b)")]
    [InlineData("not a < b", "(not (compare a < b))")]
    [InlineData("!a == b", "(not (compare a == b))")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("a and not b", "(and a (not b))")]
    [InlineData("a < b + c", "(compare a < (+ b c))")]
    [InlineData("0 < x < 1", "(compare 0 < x < 1)")]
    [InlineData("a ≤ b ≥ c ≠ d", "(compare a <= b >= c != d)")]
    [InlineData("a == b", "(compare a == b)")]
    [InlineData("a + b - c", "(- (+ a b) c)")]
    [InlineData("a − b*c", "(- a (* b c))")]
    [InlineData("a * b / c % d", "(% (/ (* a b) c) d)")]
    [InlineData("a · b × c ⊙ d ÷ e ∙ f ⋅ g ∗ h", "(* (* (* (/ (* (* (* a b) c) d) e) f) g) h)")]
    [InlineData("a * b @ c * d", "(* (* a (@ b c)) d)")]
    [InlineData("a @ b @ c", "(@ (@ a b) c)")]
    [InlineData("-a @ b", "(@ (neg a) b)")]
    [InlineData("a @ -b", "(@ a (neg b))")]
    [InlineData("-a*b", "(* (neg a) b)")]
    [InlineData("2*-x", "(* 2 (neg x))")]
    [InlineData("a - -b", "(- a (neg b))")]
    [InlineData("a + +b", "(+ a (pos b))")]
    [InlineData("-x²", "(neg (^ x 2))")]
    [InlineData("-x^2", "(neg (^ x 2))")]
    [InlineData("a^b^c", "(^ a (^ b c))")]
    [InlineData("a^-b", "(^ a (neg b))")]
    [InlineData("a^-b^c*d", "(* (^ a (neg (^ b c))) d)")]
    [InlineData("a^b@c", "(@ (^ a b) c)")]
    [InlineData("(a)^2", "(^ [a] 2)")]
    // superscripts
    [InlineData("g²", "(^ g 2)")]
    [InlineData("x⁻¹", "(^ x (neg 1))")]
    [InlineData("x⁺¹", "(^ x (pos 1))")]
    [InlineData("β1ᵗ", "(^ β1 t)")]
    [InlineData("βᵗ⁻¹", "(^ β (- t 1))")]
    [InlineData("β⁽ᵗ⁺¹⁾", "(^ β [(+ t 1)])")]
    [InlineData("β⁻⁽ᵗ⁺¹⁻ᵏ⁾", "(^ β (neg [(- (+ t 1) k)]))")]
    [InlineData("x¹²", "(^ x 12)")]
    [InlineData("xᵐᵃˣ", "(^ x max)")]
    [InlineData("x²^y", "(^ x (^ 2 y))")]
    [InlineData("x^y²", "(^ x (^ y 2))")]
    [InlineData("(a + b)²", "(^ [(+ a b)] 2)")]
    [InlineData("|a|²", "(^ (abs a) 2)")]
    [InlineData("‖a‖²", "(^ (norm a) 2)")]
    [InlineData("f(x)²", "(^ (call f x) 2)")]
    [InlineData("Aᵀ@B", "(@ (transpose A) B)")]
    [InlineData("A⊤", "(transpose A)")]
    [InlineData("Aᵀᵀ", "(transpose (transpose A))")]
    [InlineData("A² ᵀ", "(transpose (^ A 2))")]
    [InlineData("inv(P)ᵀ", "(transpose (call inv P))")]
    // roots
    [InlineData("√v + ε", "(+ (sqrt v) ε)")]
    [InlineData("√x²", "(sqrt (^ x 2))")]
    [InlineData("√x^2*y", "(* (sqrt (^ x 2)) y)")]
    [InlineData("√(x)/y", "(/ (sqrt [x]) y)")]
    [InlineData("√hat(v, β2)", "(sqrt (call hat v β2))")]
    [InlineData("√-x", "(sqrt (neg x))")]
    [InlineData("-√x", "(neg (sqrt x))")]
    [InlineData("√√x", "(sqrt (sqrt x))")]
    [InlineData("∛x", "(cbrt x)")]
    [InlineData("a^√b", "(^ a (sqrt b))")]
    [InlineData("√|x|", "(sqrt (abs x))")]
    // bars
    [InlineData("|a| + |b|", "(+ (abs a) (abs b))")]
    [InlineData("||a| - |b||", "(abs (- (abs a) (abs b)))")]
    [InlineData("||a||", "(abs (abs a))")]
    [InlineData("|||a|||", "(abs (abs (abs a)))")]
    [InlineData("|a| || |b|", "(or (abs a) (abs b))")]
    [InlineData("|a||b|", "(abs (or a b))")]
    [InlineData("|(a||b)|", "(abs [(or a b)])")]
    [InlineData("||f(a||b)||", "(abs (abs (call f (or a b))))")]
    [InlineData("|a*|b||", "(abs (* a (abs b)))")]
    [InlineData("|f(|x|)|", "(abs (call f (abs x)))")]
    [InlineData("‖a‖*‖b‖", "(* (norm a) (norm b))")]
    [InlineData("|‖a‖ - 1|", "(abs (- (norm a) 1))")]
    [InlineData("‖|a|‖", "(norm (abs a))")]
    // calls and the rest
    [InlineData("⟨a, b + c⟩/2", "(/ (inner a (+ b c)) 2)")]
    [InlineData("normal()", "(call normal)")]
    [InlineData("lerp(a, b, c ? d : e)", "(call lerp a b (? c d e))")]
    [InlineData("row.mean(x)", "(call Row.mean x)")]
    [InlineData("col.sum(x²)", "(call Column.sum (^ x 2))")]
    [InlineData("unit.cos(g, w)", "(call Unit.cos g w)")]
    [InlineData("√all.norm(g)", "(sqrt (call All.norm g))")]
    [InlineData("all.numel", "(read All.numel)")]
    [InlineData("block(2*n).max(x)", "(call Block<(* 2 n)>.max x)")]
    [InlineData("block(2)", "(call block 2)")]
    [InlineData("all + row", "(+ all row)")]
    [InlineData("Adam.v", "(. Adam v)")]
    [InlineData("b[i+1]", "(at b (+ i 1))")]
    [InlineData("m[0]", "(at m 0)")]
    [InlineData("∂(λ*|w|)", "(call ∂ (* λ (abs w)))")]
    [InlineData("derivative(w)", "(call derivative w)")]
    [InlineData("Adam(g) with { v = 1; m = 2 } * 2", "(* (with (call Adam g) {(= v 1); (= m 2)}) 2)")]
    [InlineData("with + eval", "(+ with eval)")]
    [InlineData("true ? 1 : false", "(? true 1 false)")]
    [InlineData("((a))", "[[a]]")]
    // numbers
    [InlineData("1_000 + .5", "(+ 1000 0.5)")]
    [InlineData("1e-3*1.5E+3", "(* 0.001 1500)")]
    public void Expressions_are_read_as(string text, string expected)
    {
        ParseResult result = SyntaxAssert.Sound("x = " + text);
        Assert.Empty(result.Diagnostics.Select(SyntaxAssert.Format));
        Assert.Equal($"(= x {expected})", SyntaxPrinter.Print(result.Rule));
    }

    [Fact]
    public void A_superscript_is_an_exponent_where_it_stands()
    {
        BinarySyntax power = Assert.IsType<BinarySyntax>(ParseValue("x = β1ᵗ⁻¹"));
        BinarySyntax exponent = Assert.IsType<BinarySyntax>(power.Right);
        Assert.Equal(new RuleSpan(6, 3), power.OperatorSpan);
        Assert.Equal(new RuleSpan(6, 3), exponent.Span);
        Assert.Equal(new RuleSpan(6, 1), exponent.Left.Span);
        Assert.Equal(new RuleSpan(8, 1), exponent.Right.Span);
    }

    [Fact]
    public void Spans_cover_what_was_read()
    {
        BinarySyntax sum = Assert.IsType<BinarySyntax>(ParseValue("x =  (a) + f( b )"));
        Assert.Equal(new RuleSpan(5, 12), sum.Span);
        Assert.Equal(new RuleSpan(9, 1), sum.OperatorSpan);
        Assert.Equal(new RuleSpan(5, 3), sum.Left.Span);
        Assert.Equal(new RuleSpan(11, 6), sum.Right.Span);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("de-DE");
            Assert.Equal(1.5, Assert.IsType<NumberSyntax>(ParseValue("x = 1.5")).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ExpressionSyntax ParseValue(string text) =>
        Assert.IsType<AssignmentSyntax>(Assert.Single(SyntaxAssert.Sound(text).Rule.Statements)).Value;
}
