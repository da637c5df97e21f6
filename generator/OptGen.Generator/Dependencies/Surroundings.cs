using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>What is around a declaration in its file.</summary>
internal sealed class Surroundings
{
    private Surroundings(string path, bool isInType, EquatableArray<string> typeNames, IReadOnlyList<UsingDirectiveSyntax> usings, string usingsText)
    {
        Path = path;
        IsInType = isInType;
        TypeNames = typeNames;
        Usings = usings;
        UsingsText = usingsText;
    }

    /// <summary>Namespaces and types, as metadata has them.</summary>
    public string Path { get; }

    /// <summary>The simple names of the types, outermost first.</summary>
    public EquatableArray<string> TypeNames { get; }

    /// <summary>The using directives that hold there, those for all files left out.</summary>
    public IReadOnlyList<UsingDirectiveSyntax> Usings { get; }

    /// <summary>Their text.</summary>
    public string UsingsText { get; }

    private bool IsInType { get; }

    /// <summary>What is around the members of a file.</summary>
    public static Surroundings Of(CompilationUnitSyntax file)
    {
        UsingDirectiveSyntax[] usings = [.. file.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))];
        return new Surroundings("", isInType: false, default, usings, TextOf("", file.Externs, usings));
    }

    /// <summary>The names that the name of a namespace is made of.</summary>
    public static IEnumerable<string> Segments(NameSyntax name) =>
        name.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    /// <summary>What is around the members of a namespace.</summary>
    public Surroundings Within(BaseNamespaceDeclarationSyntax space) => new(
        string.Join(".", Segments(space.Name).Prepend(Path).Where(segment => segment.Length > 0)),
        isInType: false,
        default,
        [.. Usings, .. space.Usings],
        space.Usings.Count + space.Externs.Count == 0 ? UsingsText : TextOf(UsingsText, space.Externs, space.Usings));

    /// <summary>What is around the members of a type.</summary>
    public Surroundings Within(TypeDeclarationSyntax type)
    {
        int arity = type.TypeParameterList?.Parameters.Count ?? 0;
        string name = type.Identifier.ValueText + (arity == 0 ? "" : $"`{arity}");
        string path = Path.Length == 0 ? name : Path + (IsInType ? "+" : ".") + name;
        return new Surroundings(path, isInType: true, new([.. TypeNames, type.Identifier.ValueText]), Usings, UsingsText);
    }

    /// <summary>The simple names of a type's attributes, and those of what they are aliases for.</summary>
    public EquatableArray<string> AttributeNames(TypeDeclarationSyntax type)
    {
        string[] written = [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => MentionedNames.Last(attribute.Name))];
        IEnumerable<string> meant = Usings
            .Where(directive => directive.Alias is { Name.Identifier.ValueText: string alias } && written.Any(name => alias == name || alias == name + "Attribute"))
            .Select(directive => MentionedNames.Last(directive.NamespaceOrType));
        return new([.. written, .. meant]);
    }

    private static string TextOf(string outer, IEnumerable<ExternAliasDirectiveSyntax> externs, IEnumerable<UsingDirectiveSyntax> usings)
    {
        SurfaceText text = new();
        text.Add(outer);
        foreach (Microsoft.CodeAnalysis.SyntaxNode directive in externs.Concat<Microsoft.CodeAnalysis.SyntaxNode>(usings))
        {
            text.Add(directive);
        }

        return text.ToString();
    }
}
