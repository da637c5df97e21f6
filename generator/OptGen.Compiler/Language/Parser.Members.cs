using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

internal sealed partial class Parser
{
    /// <summary>What stands behind a name and a point that is no scope: a name of a called rule, or something that other languages write so.</summary>
    private ExpressionSyntax ParseMember(NameSyntax receiver)
    {
        NameSyntax member = ParseName();
        bool isLibrary = OtherLanguages.IsLibrary(receiver.Name.Text);
        while (isLibrary && Current.Kind == TokenKind.Dot && _tokens[_position + 1].Kind == TokenKind.Name)
        {
            Advance();
            member = ParseName();
        }

        RuleSpan written = SpanFrom(receiver.Span.Start);
        if (Current.Kind == TokenKind.OpenParenthesis)
        {
            List<ExpressionSyntax> arguments = ParseArguments();
            ReportMemberCall(receiver, member, written, arguments);
            return new CallSyntax(SpanFrom(receiver.Span.Start), null, member, arguments);
        }

        if (isLibrary && OtherLanguages.Constant(member.Name.Text) is { } constant)
        {
            Report(SyntaxDiagnostics.OtherLanguage, written, TextOf(written), constant, constant);
        }

        return new MemberSyntax(written, receiver, member);
    }

    /// <summary>Reports a function behind a library, <c>Math.Sqrt(g)</c>, behind a value, <c>g.Sum()</c>, or behind something that may be meant for a scope.</summary>
    private void ReportMemberCall(NameSyntax receiver, NameSyntax member, RuleSpan name, List<ExpressionSyntax> arguments)
    {
        RuleSpan call = SpanFrom(receiver.Span.Start);
        string? function = Functions.Find(member.Name.Text);
        if (IsModel && arguments.Count == 2 && member.Name.Text is "dot" or "matmul" && OtherLanguages.IsLibrary(receiver.Name.Text))
        {
            string product = $"{TextOf(arguments[0].Span)} @ {TextOf(arguments[1].Span)}";
            Report(SyntaxDiagnostics.OtherLanguage, call, Quote(call), product, $"({product})");
            return;
        }

        if (function is not null && OtherLanguages.IsLibrary(receiver.Name.Text))
        {
            string behind = TextOf(RuleSpan.FromBounds(name.End, call.End));
            Report(SyntaxDiagnostics.OtherLanguage, name, Quote(call), function + behind, function);
        }
        else if (function is not null && (arguments.Count == 0 || IsValue(receiver)))
        {
            string more = arguments.Count == 0 ? "" : ", " + TextOf(RuleSpan.FromBounds(arguments[0].Span.Start, arguments[arguments.Count - 1].Span.End));
            string meant = $"{function}({TextOf(receiver.Span)}{more})";
            Report(SyntaxDiagnostics.OtherLanguage, call, Quote(call), meant, meant);
        }
        else if (IsModel)
        {
            Report(ModelDiagnostics.ScopeInModel, receiver.Span, receiver.Name.Text, member.Name.Text);
        }
        else
        {
            Report(SyntaxDiagnostics.UnknownScope, receiver.Span, receiver.Name.Text, member.Name.Text);
        }
    }

    /// <summary>Whether the rule uses a name by itself elsewhere, or every rule has it for weights or gradient.</summary>
    private bool IsValue(NameSyntax name) =>
        name.Name.Key is "w" or "g" or "theta" or "nabla"
        || _tokens.Where((token, i) => token.Kind == TokenKind.Name && TextOf(token) == name.Name.Text && _tokens[i + 1].Kind != TokenKind.Dot).Any();
}
