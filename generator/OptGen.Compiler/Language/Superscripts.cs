using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>Superscript characters, and how a run of them is read as an exponent.</summary>
internal static class Superscripts
{
    public const char Transpose = 'ᵀ';

    private static readonly Dictionary<char, char> Plain = CreateTable(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
        "0123456789+-()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ");

    public static bool IsSuperscript(char character) => Plain.ContainsKey(character);

    /// <summary>
    /// Reads a sum of numbers, names and brackets, such as <c>²</c>, <c>⁻¹</c>, <c>ᵗ</c> or <c>ᵗ⁻¹</c>;
    /// null if the run is something else (<c>²ᵗ</c> would be a product without operator).
    /// </summary>
    public static ExpressionSyntax? Read(string text, RuleSpan span)
    {
        int position = span.Start;
        ExpressionSyntax? exponent = ReadSum(text, ref position, span.End, depth: 0);
        return position == span.End ? exponent : null;
    }

    private static ExpressionSyntax? ReadSum(string text, ref int position, int end, int depth)
    {
        int start = position;
        ExpressionSyntax? sum = ReadSigned(text, ref position, end, depth);
        while (sum is not null && position < end && Plain[text[position]] is '+' or '-')
        {
            RuleSpan operatorSpan = new(position, 1);
            BinaryOperator @operator = Plain[text[position]] == '+' ? BinaryOperator.Add : BinaryOperator.Subtract;
            position++;
            if (ReadOperand(text, ref position, end, depth) is not { } right)
            {
                return null;
            }

            sum = new BinarySyntax(RuleSpan.FromBounds(start, position), @operator, sum, right, operatorSpan);
        }

        return sum;
    }

    private static ExpressionSyntax? ReadSigned(string text, ref int position, int end, int depth)
    {
        int start = position;
        if (position == end || Plain[text[position]] is not ('+' or '-'))
        {
            return ReadOperand(text, ref position, end, depth);
        }

        UnaryOperator sign = Plain[text[position]] == '-' ? UnaryOperator.Negate : UnaryOperator.Plus;
        position++;
        return ReadOperand(text, ref position, end, depth) is { } operand
            ? new UnarySyntax(RuleSpan.FromBounds(start, position), sign, operand)
            : null;
    }

    private static ExpressionSyntax? ReadOperand(string text, ref int position, int end, int depth)
    {
        int start = position;
        if (position == end)
        {
            return null;
        }

        char first = Plain[text[position]];
        if (first == '(')
        {
            return ReadBracketed(text, ref position, end, depth);
        }

        string written = "";
        while (position < end && Plain[text[position]] is var next && char.IsLetterOrDigit(next) && IsDigit(next) == IsDigit(first))
        {
            written += next;
            position++;
        }

        RuleSpan span = RuleSpan.FromBounds(start, position);
        bool endsInLetterOrDigit = position < end && char.IsLetterOrDigit(Plain[text[position]]);
        if (written.Length == 0 || endsInLetterOrDigit || written.Contains('T'))
        {
            return null;
        }

        return IsDigit(first) ? ReadNumber(written, span) : new NameSyntax(span, RuleNames.Create(written));
    }

    private static ExpressionSyntax? ReadBracketed(string text, ref int position, int end, int depth)
    {
        int start = position;
        position++;
        if (depth == RuleLimits.Depth ||
            ReadSum(text, ref position, end, depth + 1) is not { } inner ||
            position == end ||
            Plain[text[position]] != ')')
        {
            return null;
        }

        position++;
        return new BracketedSyntax(RuleSpan.FromBounds(start, position), inner);
    }

    private static NumberSyntax? ReadNumber(string digits, RuleSpan span) =>
        Numbers.TryRead(digits, out double value) ? new NumberSyntax(span, value) : null;

    private static bool IsDigit(char character) => RuleCharacters.IsDigit(character);

    private static Dictionary<char, char> CreateTable(string superscripts, string plain)
    {
        Dictionary<char, char> table = [];
        for (int i = 0; i < superscripts.Length; i++)
        {
            table.Add(superscripts[i], plain[i]);
        }

        return table;
    }
}
