using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Language;

internal static class ParsedModel
{
    /// <summary>A model's tree, which is sound whatever the text is.</summary>
    public static ParseResult Sound(string text) => SyntaxAssert.Sound(text, TextKind.Model);
}
