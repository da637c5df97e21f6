using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Language;

public class LexerTests
{
    [Theory]
    [InlineData("m = β1*m", "Name:m Assign:= Name:β1 Multiply:* Name:m")]
    [InlineData("m₀ m' m′ m″ m̂ ∇ ∂ _x1", "Name:m₀ Name:m' Name:m′ Name:m″ Name:m̂ Name:∇ Name:∂ Name:_x1")]
    [InlineData("g²", "Name:g Superscript:²")]
    [InlineData("β1ᵗ⁻¹", "Name:β1 Superscript:ᵗ⁻¹")]
    [InlineData("xⁿᵏⁱ", "Name:x Superscript:ⁿᵏⁱ")]
    [InlineData("AᵀBᵀᵀ⊤", "Name:A Transpose:ᵀ Name:B Transpose:ᵀᵀ Transpose:⊤")]
    [InlineData("A²ᵀ", "Name:A Superscript:²ᵀ")]
    [InlineData("0..5", "Number:0 Range:.. Number:5")]
    [InlineData("1 .5 1e-3 1.5E+3 1_000 0.25", "Number:1 Number:.5 Number:1e-3 Number:1.5E+3 Number:1_000 Number:0.25")]
    [InlineData("1_", "Number:1 Name:_")]
    [InlineData("2e 1e+", "Number:2 Name:e Number:1 Name:e Plus:+")]
    [InlineData("2m", "Number:2 Name:m")]
    [InlineData("Adam.v", "Name:Adam Dot:. Name:v")]
    [InlineData("+ - − * · ⋅ ∙ × ⊙ ∗ / ÷ %", "Plus:+ Minus:- Minus:− Multiply:* Multiply:· Multiply:⋅ Multiply:∙ Multiply:× Multiply:⊙ Multiply:∗ Divide:/ Divide:÷ Remainder:%")]
    [InlineData("< <= ≤ > >= ≥ == != ≠", "Less:< LessOrEqual:<= LessOrEqual:≤ Greater:> GreaterOrEqual:>= GreaterOrEqual:≥ Equal:== NotEqual:!= NotEqual:≠")]
    [InlineData("= += -= −= *= /= := ^=", "Assign:= AddAssign:+= SubtractAssign:-= SubtractAssign:−= MultiplyAssign:*= DivideAssign:/= Declare::= UnsupportedAssign:^=")]
    [InlineData("and && or not ! iffy if else for true false", "And:and And:&& Or:or Not:not Not:! Name:iffy If:if Else:else For:for True:true False:false")]
    [InlineData("||‖", "Bar:| Bar:| NormBar:‖")]
    [InlineData("(a)[b]⟨c⟩{d}", "OpenParenthesis:( Name:a CloseParenthesis:) OpenSquare:[ Name:b CloseSquare:] OpenAngle:⟨ Name:c CloseAngle:⟩ OpenBrace:{ Name:d CloseBrace:}")]
    [InlineData("√x ∛y @ ^ ? : , ;", "SquareRoot:√ Name:x CubeRoot:∛ Name:y MatrixProduct:@ Power:^ Question:? Colon:: Comma:, Semicolon:;")]
    [InlineData("a // b = c", "Name:a")]
    [InlineData("a§$b", "Name:a Foreign:§$ Name:b")]
    [InlineData("a/b", "Name:a Divide:/ Name:b")]
    public void Text_is_split_into(string text, string expected)
    {
        IEnumerable<string> tokens = Lexer.Tokenize(text).Tokens
            .Where(token => !token.IsTrivia && token.Kind != TokenKind.EndOfText)
            .Select(token => $"{token.Kind}:{text.Substring(token.Start, token.Span.Length)}");
        Assert.Equal(expected, string.Join(" ", tokens));
    }

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\r", 1)]
    [InlineData("\n\r", 2)]
    [InlineData("\u2028\u2029", 2)]
    [InlineData("// comment\r\n", 1)]
    [InlineData("\t \u00A0", 0)]
    public void Line_ends_are(string text, int count) =>
        Assert.Equal(count, Lexer.Tokenize(text).Tokens.Count(token => token.Kind == TokenKind.LineBreak));

    [Fact]
    public void Spans_are_those_of_the_text_before_normalisation()
    {
        const string Text = "m\u0302 = e\u0301";
        Token last = Lexer.Tokenize(Text).Tokens[^2];
        Assert.Equal(new RuleSpan(5, 2), last.Span);
        Assert.Equal("é", RuleNames.Create(Text.Substring(5, 2)).Text);
    }

    [Theory]
    [InlineData("§", "'§' means")]
    [InlineData("\u200B", "U+200B means")]
    [InlineData("😀", "'😀' means")]
    public void Foreign_characters_are_named(string text, string start) =>
        Assert.StartsWith(start, SyntaxAssert.Format(Assert.Single(Lexer.Tokenize(text).Diagnostics)), StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_is_named_by_its_code() => // not as InlineData: attributes are stored in UTF-8
        Foreign_characters_are_named("\uD800", "U+D800 means");
}
