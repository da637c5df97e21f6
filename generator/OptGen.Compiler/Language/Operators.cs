namespace OptGen.Compiler.Language;

/// <summary>An operator or punctuation mark as it is written. One that other languages have has the right spelling in <see cref="Instead"/>.</summary>
internal sealed record OperatorSpelling(string Text, TokenKind Kind, string? Instead = null);

/// <summary>The operators and punctuation marks of the language, and the words that are neither names nor functions.</summary>
internal static class Operators
{
    private const int LongestSpelling = 3;

    private static readonly Dictionary<string, OperatorSpelling> Spellings = new OperatorSpelling[]
    {
        new("+", TokenKind.Plus), new("-", TokenKind.Minus), new("−", TokenKind.Minus),
        new("*", TokenKind.Multiply), new("·", TokenKind.Multiply), new("⋅", TokenKind.Multiply), new("∙", TokenKind.Multiply),
        new("×", TokenKind.Multiply), new("⊙", TokenKind.Multiply), new("∗", TokenKind.Multiply),
        new("/", TokenKind.Divide), new("÷", TokenKind.Divide), new("%", TokenKind.Remainder), new("@", TokenKind.MatrixProduct),
        new("^", TokenKind.Power), new("√", TokenKind.SquareRoot), new("∛", TokenKind.CubeRoot), new("⊤", TokenKind.Transpose),
        new("<", TokenKind.Less), new("<=", TokenKind.LessOrEqual), new("≤", TokenKind.LessOrEqual),
        new(">", TokenKind.Greater), new(">=", TokenKind.GreaterOrEqual), new("≥", TokenKind.GreaterOrEqual),
        new("==", TokenKind.Equal), new("!=", TokenKind.NotEqual), new("≠", TokenKind.NotEqual),
        new("&&", TokenKind.And), new("!", TokenKind.Not),
        new("?", TokenKind.Question), new(":", TokenKind.Colon), new(",", TokenKind.Comma), new(";", TokenKind.Semicolon),
        new(".", TokenKind.Dot), new("..", TokenKind.Range),
        new("=", TokenKind.Assign), new("+=", TokenKind.AddAssign), new("-=", TokenKind.SubtractAssign), new("−=", TokenKind.SubtractAssign),
        new("*=", TokenKind.MultiplyAssign), new("·=", TokenKind.MultiplyAssign), new("×=", TokenKind.MultiplyAssign),
        new("⊙=", TokenKind.MultiplyAssign), new("/=", TokenKind.DivideAssign), new("÷=", TokenKind.DivideAssign),
        new(":=", TokenKind.Declare),
        new("^=", TokenKind.UnsupportedAssign), new("%=", TokenKind.UnsupportedAssign), new("@=", TokenKind.UnsupportedAssign),
        new("**=", TokenKind.UnsupportedAssign),
        new("~", TokenKind.Tilde), new("∼", TokenKind.Tilde), new("∞", TokenKind.Infinity),
        new("|", TokenKind.Bar), new("‖", TokenKind.NormBar),
        new("(", TokenKind.OpenParenthesis), new(")", TokenKind.CloseParenthesis),
        new("[", TokenKind.OpenSquare), new("]", TokenKind.CloseSquare),
        new("⟨", TokenKind.OpenAngle), new("⟩", TokenKind.CloseAngle),
        new("{", TokenKind.OpenBrace), new("}", TokenKind.CloseBrace),

        new("**", TokenKind.Power, "^"), new("===", TokenKind.Equal, "=="), new("!==", TokenKind.NotEqual, "!="),
        new("<>", TokenKind.NotEqual, "!="), new("=>", TokenKind.GreaterOrEqual, ">="), new("=<", TokenKind.LessOrEqual, "<="),
        new("&", TokenKind.And, "&&"), new("∧", TokenKind.And, "and"), new("∨", TokenKind.Or, "or"), new("¬", TokenKind.Not, "not"),
        new("–", TokenKind.Minus, "-"), new("—", TokenKind.Minus, "-"), new("∕", TokenKind.Divide, "/"), new("∘", TokenKind.Multiply, "*"),
        new("←", TokenKind.Assign, "="), new("≔", TokenKind.Declare, ":="), new("∥", TokenKind.NormBar, "‖"),
        new("〈", TokenKind.OpenAngle, "⟨"), new("〉", TokenKind.CloseAngle, "⟩"),
        new("\u2329", TokenKind.OpenAngle, "⟨"), new("\u232A", TokenKind.CloseAngle, "⟩"),
    }.ToDictionary(spelling => spelling.Text, StringComparer.Ordinal);

    private static readonly Dictionary<string, TokenKind> Words = new(StringComparer.Ordinal)
    {
        ["if"] = TokenKind.If,
        ["else"] = TokenKind.Else,
        ["for"] = TokenKind.For,
        ["true"] = TokenKind.True,
        ["false"] = TokenKind.False,
        ["and"] = TokenKind.And,
        ["or"] = TokenKind.Or,
        ["not"] = TokenKind.Not,
    };

    /// <summary>The longest operator that is written at this place of a text of some kind.</summary>
    public static OperatorSpelling? FindAt(string text, int position, TextKind kind)
    {
        for (int length = Math.Min(LongestSpelling, text.Length - position); length > 0; length--)
        {
            if (Spellings.TryGetValue(text.Substring(position, length), out OperatorSpelling? spelling) && (kind == TextKind.Model || spelling.Kind is not (TokenKind.Tilde or TokenKind.Infinity)))
            {
                return spelling;
            }
        }

        return null;
    }

    /// <summary>What a word is; a name if it is not one of the language's own.</summary>
    public static TokenKind FindWord(string text) => Words.TryGetValue(text, out TokenKind kind) ? kind : TokenKind.Name;
}
