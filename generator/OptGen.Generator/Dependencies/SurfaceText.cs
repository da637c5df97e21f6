using System.Text;
using Microsoft.CodeAnalysis;

using Syntax = Microsoft.CodeAnalysis.SyntaxNode;

namespace OptGen.Generator.Dependencies;

/// <summary>Writes pieces of syntax down, as the tokens they are made of.</summary>
internal sealed class SurfaceText
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a word.</summary>
    public SurfaceText Add(string word)
    {
        _text.Append(word).Append(' ');
        return this;
    }

    /// <summary>Writes the tokens of a piece of syntax, if there is one.</summary>
    public SurfaceText Add(Syntax? syntax)
    {
        foreach (SyntaxToken token in syntax?.DescendantTokens() ?? [])
        {
            Add(token.Text);
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
