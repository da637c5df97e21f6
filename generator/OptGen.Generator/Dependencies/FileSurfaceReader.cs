using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptGen.Generator.Dependencies;

/// <summary>Reads the surface of a file off its syntax.</summary>
internal sealed class FileSurfaceReader
{
    private readonly string _filePath;
    private readonly CancellationToken _cancellation;
    private readonly List<SurfaceEntry> _entries = [];
    private readonly List<AttributedType> _attributedTypes = [];
    private readonly List<GlobalUsing> _globalUsings = [];

    private FileSurfaceReader(string filePath, CancellationToken cancellation)
    {
        _filePath = filePath;
        _cancellation = cancellation;
    }

    /// <summary>Reads a file.</summary>
    public static FileSurface Read(CompilationUnitSyntax file, CancellationToken cancellation)
    {
        FileSurfaceReader reader = new(file.SyntaxTree.FilePath, cancellation);
        reader.ReadGlobalUsings(file);
        Surroundings surroundings = Surroundings.Of(file);
        foreach (MemberDeclarationSyntax member in file.Members)
        {
            reader.Read(member, surroundings);
        }

        return new FileSurface(new(reader._entries), new(reader._attributedTypes), new(reader._globalUsings));
    }

    private void ReadGlobalUsings(CompilationUnitSyntax file)
    {
        foreach (UsingDirectiveSyntax directive in file.Usings.Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)))
        {
            MentionedNames mentions = new();
            mentions.Add(directive);
            _globalUsings.Add(new GlobalUsing(
                new SurfaceText().Add(directive).ToString(),
                directive.Alias?.Name.Identifier.ValueText ?? "",
                MentionedNames.Last(directive.NamespaceOrType),
                mentions.ToArray()));
        }
    }

    private void Read(MemberDeclarationSyntax member, Surroundings surroundings)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                Surroundings inner = surroundings.Within(space);
                foreach (string segment in Surroundings.Segments(space.Name))
                {
                    _entries.Add(new SurfaceEntry(segment, "namespace " + inner.Path, "", default, ComposesStrings: false));
                }

                foreach (MemberDeclarationSyntax inside in space.Members)
                {
                    Read(inside, inner);
                }

                break;
            case TypeDeclarationSyntax type:
                Read(type, surroundings);
                break;
            case EnumDeclarationSyntax numbers:
                Add(numbers.Identifier.ValueText, surroundings, ["enum"], [numbers.BaseList, .. numbers.Members]);
                break;
            case DelegateDeclarationSyntax function:
                Add(function.Identifier.ValueText, surroundings, ["delegate"], []);
                break;
        }
    }

    private void Read(TypeDeclarationSyntax type, Surroundings surroundings)
    {
        string name = type.Identifier.ValueText;
        Surroundings inner = surroundings.Within(type);
        List<string> words = [inner.Path, type.Keyword.Text, .. type.Modifiers.Select(modifier => modifier.Text)];
        List<Microsoft.CodeAnalysis.SyntaxNode?> syntax = [.. type.AttributeLists, type.TypeParameterList, type.ParameterList, type.BaseList];
        FieldDeclarationSyntax[] constants = [.. type.Members.OfType<FieldDeclarationSyntax>().Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))];
        syntax.AddRange(constants);
        if (MayHideNames(type, constants.Length))
        {
            words.AddRange(type.Members.Except(constants).SelectMany(MemberNames));
        }

        Add(name, surroundings, words, syntax);
        if (type.AttributeLists.Count > 0)
        {
            int ordinal = _attributedTypes.Count(other => other.MetadataName == inner.Path);
            _attributedTypes.Add(new AttributedType(inner.Path, _filePath, ordinal, inner.TypeNames, surroundings.AttributeNames(type)));
        }

        foreach (MemberDeclarationSyntax member in type.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            Read(member, inner);
        }
    }

    /// <summary>
    /// Whether the names of a type's members matter: it may be an optimizer, have constants or types or inherit such, which these hide, or make names of a
    /// using directive ambiguous. No declaration can mention an instance's member of any other type, whatever else is declared.
    /// </summary>
    private static bool MayHideNames(TypeDeclarationSyntax type, int constants) =>
        constants > 0
        || type.AttributeLists.Count > 0
        || type.BaseList is not null
        || type.Modifiers.Any(SyntaxKind.PartialKeyword)
        || type.Members.Any(member => member.Modifiers.Any(SyntaxKind.StaticKeyword) || member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static IEnumerable<string> MemberNames(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        MethodDeclarationSyntax method => [method.Identifier.ValueText + "()"],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        EventDeclarationSyntax @event => [@event.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [(constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "") + (constructor.ParameterList.Parameters.Count == 0 ? "new()" : "new(…)")],
        _ => [],
    };

    private void Add(string name, Surroundings surroundings, IEnumerable<string> words, IEnumerable<Microsoft.CodeAnalysis.SyntaxNode?> syntax)
    {
        SurfaceText text = new();
        MentionedNames mentions = new();
        text.Add(surroundings.Path);
        foreach (string word in words)
        {
            text.Add(word);
        }

        foreach (Microsoft.CodeAnalysis.SyntaxNode piece in syntax.Where(piece => piece is not null)!)
        {
            text.Add(piece);
            mentions.Add(piece);
        }

        foreach (UsingDirectiveSyntax directive in surroundings.Usings)
        {
            mentions.Add(directive);
        }

        _entries.Add(new SurfaceEntry(name, text.ToString(), surroundings.UsingsText, mentions.ToArray(), mentions.ComposesStrings));
    }
}
