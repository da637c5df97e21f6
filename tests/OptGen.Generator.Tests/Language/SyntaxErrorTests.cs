using System.Reflection;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Language;

public class SyntaxErrorTests
{
    /// <summary>Rule, and each error as id, colon and the marked text, in order.</summary>
    public static readonly TheoryData<string, string[]> Errors = new()
    {
        // operators that are missing
        { "m = 2m", ["OPTG201:2m"] },
        { "w = 2m", ["OPTG201:2m"] },
        { "w = 2(x)", ["OPTG201:2(x)"] },
        { "w = (a)(b)", ["OPTG201:(a)(b)"] },
        { "w = 2√x", ["OPTG201:2√x"] },
        { "w = a b", ["OPTG201:a b"] },
        { "w = a b*c + d e^2", ["OPTG201:a b", "OPTG201:d e^2"] },
        { "w = c*2|x| - 3‖x‖", ["OPTG201:2|x|", "OPTG201:3‖x‖"] },
        { "w = 2⟨a,b⟩", ["OPTG201:2⟨a,b⟩"] },
        { "w = f(a b)", ["OPTG201:a b"] },
        { "w = f(a\n b)", ["OPTG201:a\n b"] },
        { "m = 1m + 0.1m", ["OPTG201:1m", "OPTG201:0.1m"] },

        // numbers
        { "w = 0.9f + 1d - 1m", ["OPTG202:0.9f", "OPTG202:1d", "OPTG202:1m"] },
        { "w = 1L*5UL + .5M", ["OPTG202:1L", "OPTG202:5UL", "OPTG202:.5M"] },
        { "w = 1.*x", ["OPTG203:1."] },
        { "w = 1e999", ["OPTG204:1e999"] },

        // characters and operators of other languages
        { "w = a § b; m = $", ["OPTG205:§", "OPTG205:$"] },
        { "w = x**2 + y", ["OPTG206:**"] },
        { "w = a & b ? c – d : e", ["OPTG206:&", "OPTG206:–"] },
        { "w = a === b and c <> d and e =< f", ["OPTG206:===", "OPTG206:<>", "OPTG206:=<"] },
        { "w ← 1", ["OPTG206:←"] },

        // '=' for '=='
        { "if (a = b) { m = 1 }", ["OPTG207:="] },
        { "x = a = 1 ? b : c", ["OPTG207:="] },
        { "x = (a = 1)", ["OPTG207:="] },

        // brackets
        { "w = (a + b\nm = c", ["OPTG208:("] },
        { "w = (a + b; m = c", ["OPTG208:("] },
        { "w = f(g(a, b)\nm = c", ["OPTG208:("] },
        { "w = f(a\nm = b)", ["OPTG208:("] },
        { "w = b[i + 1", ["OPTG208:["] },
        { "w = ⟨a, b", ["OPTG208:⟨"] },
        { "w = ‖a", ["OPTG208:‖"] },
        { "w = ‖|a‖|", ["OPTG210:|"] },
        { "if (a) { b = 1", ["OPTG208:{"] },
        { "if (t == 1 { m = 0 }", ["OPTG208:("] },
        { "β := [1, 2", ["OPTG208:["] },
        { "w = a + b)*c", ["OPTG209:)"] },
        { "w = f(a])", ["OPTG209:]"] },
        { "a = 1 }; b = 2", ["OPTG209:}"] },
        { ") a = 1; b = 2", ["OPTG209:)"] },
        { "a = (b } c = d)", ["OPTG208:(", "OPTG209:}", "OPTG209:)"] },
        { "w = |a", ["OPTG210:|"] },
        { "w = a | b", ["OPTG210:|"] },
        { "w = a|", ["OPTG210:|"] },
        { "w = ()", ["OPTG213:()"] },
        { "w = b[ ]", ["OPTG213:[ ]"] },

        // values that are missing
        { "w =", ["OPTG211:="] },
        { "w =\nm = 2", ["OPTG211:="] },
        { "w = a +\nm = 2", ["OPTG211:+"] },
        { "w = f(a, )", ["OPTG211:,"] },
        { "w = c ? : b", ["OPTG211:?"] },
        { "w = √", ["OPTG211:√"] },
        { "for i in 0.. { b = 1 }", ["OPTG211:.."] },
        { "w = a + * b", ["OPTG212:*"] },
        { "= 3; m = 2", ["OPTG212:="] },
        { "m = = 3", ["OPTG212:="] },

        // superscripts
        { "w = ² + 1", ["OPTG214:²"] },
        { "w = ᵀ", ["OPTG214:ᵀ"] },
        { "w = x²ᵗ + y", ["OPTG215:²ᵗ"] },
        { "w = A⁻ᵀ", ["OPTG215:⁻ᵀ"] },
        { "w = x⁻", ["OPTG215:⁻"] },
        { "w = x⁽ᵗ", ["OPTG215:⁽ᵗ"] },

        // conditions and choices
        { "w = a + not b", ["OPTG216:not"] },
        { "w = a < !b", ["OPTG216:!"] },
        { "w = c ? a", ["OPTG217:?"] },
        { "w = (c ? a, b)", ["OPTG217:?"] },

        // lines
        { "w = a\n+ b\n* c", ["OPTG218:+", "OPTG218:*"] },
        { "w = c ? a\n: b", ["OPTG218::"] },
        { "w\n= 3", ["OPTG218:="] },
        { "m = 3 v = 4", ["OPTG219:v"] },
        { "m = 3 if (a) { b = 1 }", ["OPTG219:if"] },

        // statements
        { "m + 1", ["OPTG220:m + 1"] },
        { "Adam(g)", ["OPTG220:Adam(g)"] },
        { "x == 3", ["OPTG222:x == 3"] },
        { "return x", ["OPTG243:return"] },
        { "x = 0,1", ["OPTG244:0,1"] },
        { "a = b = c", ["OPTG221:="] },
        { "a = b += c = d", ["OPTG221:+="] },
        { "x++; y--", ["OPTG222:x++", "OPTG222:y--"] },
        { "x ^= 2; y **= 3", ["OPTG222:x ^= 2", "OPTG222:y **= 3"] },
        { "2 = x", ["OPTG223:2"] },
        { "Adam.v = 3", ["OPTG223:Adam.v"] },
        { "b[0] := 1", ["OPTG223:b[0]"] },
        { "f(x) += 3", ["OPTG223:f(x)"] },
        { "var x = 3", ["OPTG224:var x"] },
        { "double x := 3", ["OPTG224:double x"] },
        { "m : q8dyn[256]; v = 1", ["OPTG225:m"] },
        { "if t == 1 { m = 0 }", ["OPTG226:t == 1"] },
        { "if (a) and (b) { m = 0 }", ["OPTG226:(a) and (b)"] },
        { "if (a) m = 0", ["OPTG227:m"] },
        { "if (a) { } else m = 0", ["OPTG227:m"] },
        { "if (a)", ["OPTG227:)"] },
        { "w += Adam(g) with v = 3", ["OPTG227:v"] },
        { "{ a = 1 }", ["OPTG228:{"] },
        { "w = { a }", ["OPTG228:{"] },
        { "else { a = 1 }", ["OPTG229:else"] },
        { "if (a) { }; else { b = 1 }", ["OPTG229:else"] },
        { "for (i in 0..5) { b = 1 }", ["OPTG230:for (i in 0..5)"] },
        { "for i = 0..5 { b = 1 }", ["OPTG230:for i = 0..5"] },
        { "for i in 5 { b = 1 }", ["OPTG230:for i in 5"] },
        { "w = if (a) b else c", ["OPTG231:if"] },

        // constructs out of place
        { "w = [a]", ["OPTG232:["] },
        { "β := []", ["OPTG233:[]"] },
        { "w = ⟨a⟩", ["OPTG234:⟨a⟩"] },
        { "w = ⟨a, b, c⟩", ["OPTG234:⟨a, b, c⟩"] },
        { "w = f(a)[2]", ["OPTG235:["] },
        { "w = b[i, j]", ["OPTG235:,"] },
        { "w = Adam. + 1", ["OPTG236:."] },
        { "w = a.b.c", ["OPTG236:."] },
        { "w = rows.mean(x)", ["OPTG237:rows"] },
        { "w = cols.mean(m); m = g", ["OPTG237:cols"] },
        { "given x = 1; w = g", ["OPTG250:given x = 1"] },
        { "given x: ; w = g", ["OPTG250:given x:"] },
        { "given x: rows×cols×2", ["OPTG250:given x: rows×cols×2"] },
        { "given x: rows×", ["OPTG250:given x: rows×"] },
        { "given x: (rows)", ["OPTG250:given x: (rows)"] },
        { "given x₀", ["OPTG250:given x₀"] },
        { "given x, y", ["OPTG250:given x, y"] },
        { "m = 1 given x", ["OPTG219:given"] },
        { "w = Math.Sqrt(g)", ["OPTG245:Math.Sqrt"] },
        { "w = System.MathF.Ceiling(g) + 1", ["OPTG245:System.MathF.Ceiling"] },
        { "w = torch.linalg.norm(Math.Abs(g))", ["OPTG245:torch.linalg.norm", "OPTG245:Math.Abs"] },
        { "w = Math.BigMul(g, 2)", ["OPTG237:Math"] },
        { "w = 2*Math.PI*g", ["OPTG245:Math.PI"] },
        { "w = g.Sum()", ["OPTG245:g.Sum()"] },
        { "m = g; w = m.pow(2)", ["OPTG245:m.pow(2)"] },
        { "w = m.pow(2)", ["OPTG237:m"] },
        { "w = Math.", ["OPTG236:."] },
        { "w = Math.Sqrt(", ["OPTG211:("] },
        { "w += x with { v = 3 }", ["OPTG238:with"] },
        { "w = a, b", ["OPTG239:,"] },
        { "w = a : b", ["OPTG239::"] },
        { "w = 0..5", ["OPTG239:.."] },
        { "w = n!", ["OPTG239:!"] },
        { "eval += 2", ["OPTG240:eval +="] },

        // each statement and each cause has its own
        { "w = 2x; m = (a; v = )\nq = 1", ["OPTG201:2x", "OPTG208:(", "OPTG211:="] },
        { "if (a +) { b = 2c } else { d = }", ["OPTG211:+", "OPTG201:2c", "OPTG211:="] },
        { "w += A(g) with { v = 2x; m = = 3 } + 2y", ["OPTG201:2x", "OPTG212:=", "OPTG201:2y"] },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_are_reported_once_and_where_they_are(string text, string[] expected)
    {
        ParseResult result = SyntaxAssert.Sound(text);
        Assert.Equal(expected, result.Diagnostics.Select(d => $"{d.Id}:{text.Substring(d.Span.Start, d.Span.Length)}"));
    }

    [Theory]
    [InlineData("w = 2m", "'2m' has no operator; write '2*m'")]
    [InlineData("w = (a + b)(c)", "'(a + b)(c)' has no operator; write '(a + b)*(c)'")]
    [InlineData("w = 0.9f", "Numbers in a rule have no type suffix: write '0.9' instead of '0.9f'")]
    [InlineData("w = 1.", "'1.' has no digit after the point; write '1.0'")]
    [InlineData("w = x**2", "'**' is not an operator of the rule language; write '^'")]
    [InlineData("x ^= a + b", "'x ^= a + b' is not a statement of the rule language; write 'x = x^(a + b)'")]
    [InlineData("x++", "'x++' is not a statement of the rule language; write 'x += 1'")]
    [InlineData("if a { b = 1 }", "Put the whole condition in brackets: 'if (condition) { … }'")]
    [InlineData("w = f(a", "'(' is not closed; write the missing ')'")]
    [InlineData("m : q8", "The rule does not say how 'm' is stored; use an attribute on the class: [State(\"m\", …)]")]
    public void Messages_name_the_cure(string text, string message) =>
        Assert.Equal(message, SyntaxAssert.Format(Assert.Single(SyntaxAssert.Sound(text).Diagnostics)));

    [Theory]
    [InlineData("w = 2m + 3", "(= w (+ (* 2 m) 3))")]
    [InlineData("w = x**2", "(= w (^ x 2))")]
    [InlineData("w = 0.9f*m", "(= w (* 0.9 m))")]
    [InlineData("if (a = b) { c = 1 }", "(if (compare a == b) {(= c 1)} _)")]
    [InlineData("w = a\n+ b", "(= w (+ a b))")]
    [InlineData("w = a + * b; m = 1", "(= w (+ a <missing>)); (= m 1)")]
    [InlineData("w = ; m = 1", "(= w <missing>); (= m 1)")]
    [InlineData("w = (a + b\nm = 1", "(= w [(+ a b)]); (= m 1)")]
    [InlineData("w = f(a +* b,\n c)\nm = 1", "(= w (call f (+ a <missing>))); (= m 1)")]
    [InlineData("if (t == 1 { m = 0 }\nv = 1", "(if (compare t == 1) {(= m 0)} _); (= v 1)")]
    [InlineData("if (a) { b = ) } else { c = 1 }; m = 1", "(if a {(= b <missing>)} {(= c 1)}); (= m 1)")]
    [InlineData("for i in 5 { b = 1 }; m = 1", "{(= b 1)}; (= m 1)")]
    [InlineData("2 = x; m = 1", "(= m 1)")]
    [InlineData("eval += x", "(eval x)")]
    public void What_is_right_is_still_read(string text, string expected)
    {
        ParseResult result = SyntaxAssert.Sound(text);
        Assert.NotEmpty(result.Diagnostics);
        Assert.Equal(expected, SyntaxPrinter.Print(result.Rule));
    }

    [Fact]
    public void Every_message_is_listed_under_an_id_of_its_own_and_has_an_example()
    {
        DiagnosticMessage[] declared = [.. typeof(SyntaxDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (DiagnosticMessage)f.GetValue(null)!)];
        Assert.Equal(declared, SyntaxDiagnostics.All);
        Assert.Equal(declared.Length, declared.Select(message => message.Id).Distinct().Count());

        IEnumerable<string> limits = [SyntaxDiagnostics.TooDeep.Id, SyntaxDiagnostics.TooManyOperators.Id, SyntaxDiagnostics.RuleTooLong.Id]; // shown by RobustnessTests
        IEnumerable<string> shown = Errors.SelectMany(row => (string[])row[1]).Select(error => error[..7]).Concat(limits);
        Assert.Equal([], declared.Select(message => message.Id).Except(shown));
    }
}
