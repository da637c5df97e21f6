using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

internal enum TokenKind
{
    Whitespace,
    Comment,
    LineBreak,

    /// <summary>Characters that mean nothing in a rule; the lexer has reported them.</summary>
    Foreign,

    Name,
    Number,

    /// <summary><c>∞</c>, in models alone.</summary>
    Infinity,

    /// <summary>A run of superscripts that is an exponent: <c>²</c>, <c>⁻¹</c>, <c>ᵗ</c>.</summary>
    Superscript,

    /// <summary><c>ᵀ</c> or <c>⊤</c>.</summary>
    Transpose,

    If,
    Else,
    For,
    True,
    False,

    And,
    Or,
    Not,
    Plus,
    Minus,
    Multiply,
    Divide,
    Remainder,
    MatrixProduct,
    Power,
    SquareRoot,
    CubeRoot,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,

    Question,
    Colon,
    Comma,
    Semicolon,
    Dot,
    Range,

    Assign,
    AddAssign,
    SubtractAssign,
    MultiplyAssign,
    DivideAssign,
    Declare,

    /// <summary><c>^=</c> and its like: a compound assignment that other languages have.</summary>
    UnsupportedAssign,

    /// <summary><c>~</c>: initial values of a model's tensor; in other texts it means nothing.</summary>
    Tilde,

    /// <summary><c>|</c>; only the parser can tell whether two of them are an <c>or</c>.</summary>
    Bar,

    /// <summary><c>‖</c>.</summary>
    NormBar,

    OpenParenthesis,
    CloseParenthesis,
    OpenSquare,
    CloseSquare,
    OpenAngle,
    CloseAngle,
    OpenBrace,
    CloseBrace,

    EndOfText,
}

internal readonly record struct Token(TokenKind Kind, RuleSpan Span)
{
    public int Start => Span.Start;

    public int End => Span.End;

    /// <summary>Not seen by the parser. Line breaks are no trivia: outside brackets they end statements.</summary>
    public bool IsTrivia => Kind is TokenKind.Whitespace or TokenKind.Comment;
}
