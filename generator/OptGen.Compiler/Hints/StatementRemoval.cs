using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>Finds what to delete of a rule's text so that a statement is gone.</summary>
internal static class StatementRemoval
{
    /// <summary>The statement with what separates it from the one before; with what follows where it is the first.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="text">The rule.</param>
    /// <param name="removed">What of the rule's beginning is deleted with other statements.</param>
    public static RuleSpan Of(RuleSpan statement, string text, int removed)
    {
        int start = statement.Start;
        while (start > 0 && IsSpace(text[start - 1]))
        {
            start--;
        }

        if (start > removed && text[start - 1] is ';' or '\n')
        {
            start -= start > 1 && text[start - 1] == '\n' && text[start - 2] == '\r' ? 2 : 1;
            return RuleSpan.FromBounds(start, statement.End);
        }

        int end = statement.End;
        while (end < text.Length && (IsSpace(text[end]) || text[end] == '\r'))
        {
            end++;
        }

        if (end < text.Length && text[end] is ';' or '\n')
        {
            for (end++; end < text.Length && IsSpace(text[end]);)
            {
                end++;
            }

            return RuleSpan.FromBounds(statement.Start, end);
        }

        return statement;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t';
}
