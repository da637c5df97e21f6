using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Language;

public class StatementTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;\n; // only a comment", "")]
    [InlineData("m = 1; v += 2; v -= 3; v *= 4; v /= 5", "(= m 1); (+= v 2); (-= v 3); (*= v 4); (/= v 5)")]
    [InlineData("m = 1\nv = 2\r\nw = 3\rx = 4\u2028y = 5\u2029z = 6", "(= m 1); (= v 2); (= w 3); (= x 4); (= y 5); (= z 6)")]
    [InlineData("m = 1 // m = 2\nv = 3 // v = 4; w = 5", "(= m 1); (= v 3)")]
    // initial values and indices
    [InlineData("m₀ = g", "(= m₀! g)")]
    [InlineData("m[0] = g", "(= m! g)")]
    [InlineData("b[i] = 1; b[1] = 2; b₀[i] = 3; b₀[0] = 4", "(= (at b i) 1); (= (at b 1) 2); (= (at b₀! i) 3); (= (at b₀! 0) 4)")]
    [InlineData("m₁₀ = g; m0 = g", "(= m₁₀ g); (= m0 g)")]
    [InlineData("b[i + 1] += b[0]", "(+= (at b (+ i 1)) (at b 0))")]
    // line ends
    [InlineData("m = (a\n+ b)\nv = f(a,\n b)\nw = ⟨a\n, b⟩\nx = b[\n0]", "(= m [(+ a b)]); (= v (call f a b)); (= w (inner a b)); (= x (at b 0))")]
    [InlineData("m = a +\n\n b *\r\n c\nv =\n 1", "(= m (+ a (* b c))); (= v 1)")]
    [InlineData("m = c ?\n a :\n b", "(= m (? c a b))")]
    [InlineData("m = a ^\n b and not\n c", "(= m (and (^ a b) (not c)))")]
    [InlineData("m = a + // why\n b", "(= m (+ a b))")]
    [InlineData("m +=\n√x", "(+= m (sqrt x))")]
    // declarations
    [InlineData("λ := 0.01", "(:= λ 0.01)")]
    [InlineData("λ := -1/3", "(:= λ (/ (neg 1) 3))")]
    [InlineData("β := [0, .9,\n .99]", "(:= β array 0 0.9 0.99)")]
    [InlineData("c :=\n1; m = c", "(:= c 1); (= m c)")]
    // evaluation
    [InlineData("eval = w + 1", "(eval (+ w 1))")]
    [InlineData("eval₀ = 1; evaluate = 2; x = eval", "(= eval₀! 1); (= evaluate 2); (= x eval)")]
    // branches
    [InlineData("if (a) { b = 1 }", "(if a {(= b 1)} _)")]
    [InlineData("if (a) { b = 1 } else { c = 2 } d = 3", "(if a {(= b 1)} {(= c 2)}); (= d 3)")]
    [InlineData("if (a)\n{\n b = 1\n c = 2\n}\n\nelse\n{\n}\nd = 3", "(if a {(= b 1); (= c 2)} {}); (= d 3)")]
    [InlineData("if (a) { } else if (b) { } else { c = 1 }", "(if a {} (if b {} {(= c 1)}))")]
    [InlineData("if ((a) and (b)) { }", "(if (and [a] [b]) {} _)")]
    [InlineData("if (t % k == 0) { if (a) { b = 1 } else { c = 2 } }", "(if (compare (% t k) == 0) {(if a {(= b 1)} {(= c 2)})} _)")]
    [InlineData("if (a) { b = 1 }; c = 2", "(if a {(= b 1)} _); (= c 2)")]
    // loops
    [InlineData("for i in 0..5 { b[i] = i }", "(for i 0 5 {(= (at b i) i)})")]
    [InlineData("for i in n - 1 .. 2*n\n{ }", "(for i (- n 1) (* 2 n) {})")]
    [InlineData("for in in 1..2 { x = in }", "(for in 1 2 {(= x in)})")]
    // replacements
    [InlineData("w += Adam(g) with { v = 1 } m = 2", "(+= w (with (call Adam g) {(= v 1)})); (= m 2)")]
    [InlineData("w += Adam(g)\n with\n {\n v = 1\n m = 2\n }\nx = 1", "(+= w (with (call Adam g) {(= v 1); (= m 2)})); (= x 1)")]
    [InlineData("w += (Adam(g) with {\n v = 1\n m = 2\n} +\n 1)", "(+= w [(+ (with (call Adam g) {(= v 1); (= m 2)}) 1)])")]
    [InlineData("w += A(g) with { v = B(g) with { m = 1 } }", "(+= w (with (call A g) {(= v (with (call B g) {(= m 1)}))}))")]
    [InlineData("w += A(g)\nwith = 1", "(+= w (call A g)); (= with 1)")]
    [InlineData("given x", "(given x)")]
    [InlineData("given c: 1; given r: rows", "(given c 1); (given r rows)")]
    [InlineData("given A: cols×cols\ngiven B: rows*n", "(given A cols cols); (given B rows n)")]
    [InlineData("given x: rows x 3", "(given x rows 3)")]
    [InlineData("given = given + 1; given += x", "(= given (+ given 1)); (+= given x)")]
    [InlineData("a = row.index + unit.index", "(= a (+ (read Row.index) (read Unit.index)))")]
    public void Statements_are_read_as(string text, string expected)
    {
        ParseResult result = SyntaxAssert.Sound(text);
        Assert.Empty(result.Diagnostics.Select(SyntaxAssert.Format));
        Assert.Equal(expected, SyntaxPrinter.Print(result.Rule));
    }

    [Fact]
    public void Spans_of_statements_end_where_they_end()
    {
        const string Text = " m₀ = g ; if (a) { b = 1 } // end";
        IEnumerable<string> statements = SyntaxAssert.Sound(Text).Rule.Statements.Select(s => Text.Substring(s.Span.Start, s.Span.Length));
        Assert.Equal(["m₀ = g", "if (a) { b = 1 }"], statements);
    }

    [Fact]
    public void The_target_covers_its_index()
    {
        AssignmentSyntax assignment = Assert.IsType<AssignmentSyntax>(Assert.Single(SyntaxAssert.Sound("m[0] = g").Rule.Statements));
        Assert.Equal(new RuleSpan(0, 4), assignment.Target.Span);
        Assert.Equal("m", assignment.Target.Name.Name.BaseKey);
    }
}
