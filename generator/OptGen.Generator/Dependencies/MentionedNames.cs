using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

using Syntax = Microsoft.CodeAnalysis.SyntaxNode;

namespace OptGen.Generator.Dependencies;

/// <summary>Collects the names in pieces of syntax: what these mean can depend on what is declared under one of them, and on nothing else.</summary>
internal sealed class MentionedNames
{
    private const string AttributeSuffix = "Attribute";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Whether a string may have been put together from parts.</summary>
    public bool ComposesStrings { get; private set; }

    /// <summary>Each name once, in the order of the text.</summary>
    public EquatableArray<string> ToArray() => new(_names);

    /// <summary>Adds the identifiers of a piece of syntax, and the words of its strings, which may be rules that call others.</summary>
    public void Add(Syntax syntax)
    {
        foreach (SyntaxNodeOrToken part in syntax.DescendantNodesAndTokensAndSelf())
        {
            if (part.IsToken)
            {
                Add(part.AsToken());
            }
            else if (part.IsKind(SyntaxKind.AddExpression) || part.IsKind(SyntaxKind.InterpolatedStringExpression))
            {
                ComposesStrings = true;
            }
            else if (part.AsNode() is AttributeSyntax attribute)
            {
                _names.Add(Last(attribute.Name) + AttributeSuffix);
            }
        }
    }

    /// <summary>The last of the identifiers of a name: <c>C</c> of <c>A.B.C&lt;D&gt;</c>.</summary>
    public static string Last(TypeSyntax? name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => "",
    };

    private void Add(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            _names.Add(token.ValueText);
        }
        else if (token.Value is string text)
        {
            foreach (Token word in Lexer.Tokenize(text).Tokens)
            {
                if (word.Kind == TokenKind.Name)
                {
                    _names.Add(RuleNames.Create(text.Substring(word.Span.Start, word.Span.Length)).Text);
                }
            }
        }
    }
}
