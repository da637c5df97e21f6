using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Declarations;

/// <summary>Finds the models that a model calls by name or is given an instance of, and those that they call.</summary>
/// <param name="scope">What names mean where the model stands.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class CalledModelReader(TypesInScope scope, CancellationToken cancellation)
{
    private int _count;

    /// <summary>Whether the models call each other too deeply, or are too many, to be inlined; not all were read then.</summary>
    public bool IsBeyondLimit { get; private set; }

    /// <summary>The models called by the text of the class that is declared, and those of its constructor.</summary>
    public EquatableArray<CalledModel> Read(string text, INamedTypeSymbol declaring, IMethodSymbol? constructor) => new(Called(text, constructor, [declaring], scope.Model));

    /// <summary>The constructor that makes a model: a primary one, or, where the class comes from another assembly, the longest; null where it is yet to be generated.</summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.Length > 0
        ? DeclarationReader.PrimaryConstructor(type, cancellation)
        : type.InstanceConstructors.OrderByDescending(candidate => candidate.Parameters.Length).FirstOrDefault();

    /// <summary>A parameter of a constructor.</summary>
    public static ConstructorParameter ReadParameter(IParameterSymbol parameter)
    {
        if (parameter.Type is INamedTypeSymbol type && ModelAttributes.IsModel(type))
        {
            return new ConstructorParameter(parameter.Name, HyperparameterType.Unsupported, Default: null, type.Name);
        }

        return new ConstructorParameter(parameter.Name, DeclarationReader.NumberType(parameter), DeclarationReader.Default(parameter));
    }

    private List<CalledModel> Called(string text, IMethodSymbol? constructor, IReadOnlyList<INamedTypeSymbol> callers, Func<string, INamedTypeSymbol?> modelOf)
    {
        cancellation.ThrowIfCancellationRequested();
        List<CalledModel> calls = [];
        foreach (string name in CalledNames(text))
        {
            if (modelOf(name) is { } type)
            {
                calls.Add(Describe(name, type, callers));
            }
        }

        foreach (IParameterSymbol parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (parameter.Type is INamedTypeSymbol type && ModelAttributes.IsModel(type) && calls.All(call => call.Name != type.Name))
            {
                calls.Add(Describe(type.Name, type, callers));
            }
        }

        return calls;
    }

    /// <summary>The names before a bracket, each once: also in a text that is wrong.</summary>
    private static IEnumerable<string> CalledNames(string text)
    {
        if (text.Length > RuleLimits.Characters)
        {
            return [];
        }

        Token[] tokens = [.. Lexer.Tokenize(text).Tokens.Where(token => !token.IsTrivia)];
        return tokens.Zip(tokens.Skip(1), (name, next) => name.Kind == TokenKind.Name && next.Kind == TokenKind.OpenParenthesis ? text.Substring(name.Span.Start, name.Span.Length) : "")
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);
    }

    private CalledModel Describe(string name, INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> callers)
    {
        string metadataName = DeclarationReader.MetadataName(type);
        if (callers.Contains(type, SymbolEqualityComparer.Default))
        {
            return new CalledModel(name, "", false, default, default, IsCycle: true) { MetadataName = metadataName };
        }

        // Models that are called in two ways are read twice, and so the limit is on what is read.
        _count++;
        if (_count > RuleLimits.CalledRules || callers.Count > RuleLimits.CallDepth)
        {
            IsBeyondLimit = true;
            return new CalledModel(name, "", false, default, default, IsCycle: false) { MetadataName = metadataName };
        }

        string text = ModelAttributes.Text(ModelAttributes.Of(type)!) ?? "";
        IMethodSymbol? constructor = ConstructorOf(type, cancellation);
        List<CalledModel> calls = Called(
            text,
            constructor,
            [.. callers, type],
            called => CalledRuleReader.Near(type, called).FirstOrDefault(ModelAttributes.IsModel) ?? scope.Model(called));
        return new CalledModel(
            name,
            text,
            constructor is not null,
            new((constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty).Select(ReadParameter)),
            new(calls),
            IsCycle: false)
        { MetadataName = metadataName };
    }
}
