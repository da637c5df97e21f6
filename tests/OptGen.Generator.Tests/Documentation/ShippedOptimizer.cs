extern alias Runtime;

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Generator.Tests.Generation;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Documentation;

/// <summary>An optimizer of the library: its declaration with the documentation before it, and what the compiler knows of it.</summary>
/// <param name="Family">The file that it is declared in.</param>
/// <param name="Declaration">The class.</param>
/// <param name="Documentation">Its XML documentation.</param>
internal sealed record ShippedOptimizer(string Family, ClassDeclarationSyntax Declaration, XElement Documentation)
{
    /// <summary>All of them, by file and place within it.</summary>
    public static IReadOnlyList<ShippedOptimizer> All { get; } = [.. Read()];

    public string Name => Declaration.Identifier.Text;

    /// <summary>The namespace that a file must import to name it.</summary>
    public string Namespace => Declaration.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString();

    /// <summary>A rule over <c>base(x)</c> is no optimizer until it is stacked upon one.</summary>
    public bool IsWrapper => Rule?.Contains("base(", StringComparison.Ordinal) == true;

    /// <summary>The rule as written; null where the class only stacks others.</summary>
    public string? Rule => Attribute.ArgumentList?.Arguments[0].Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : null;

    /// <summary>The types that a class stacks, the outermost first.</summary>
    public IReadOnlyList<string> Stack => Attribute.Name is GenericNameSyntax generic ? [.. generic.TypeArgumentList.Arguments.Select(type => type.ToString())] : [];

    public OptimizerInfo Info => Create().Info;

    /// <summary>The hyperparameters in the order of the constructor: property, name in the rule, default value.</summary>
    public IReadOnlyList<(string Property, string Name, string Default)> Hyperparameters =>
        [.. Constructor.GetParameters().Select((parameter, index) => (Info.Hyperparameters[index], parameter.Name!, Literal(parameter.DefaultValue)))];

    /// <summary>The optimizers that this one is made of.</summary>
    private IEnumerable<ShippedOptimizer> Parts =>
        All.Where(other => other != this && (Stack.Contains(other.Name) || Regex.IsMatch(Rule ?? "", $@"\b{other.Name}\(")));

    private AttributeSyntax Attribute => Declaration.AttributeLists.SelectMany(list => list.Attributes)
        .Single(attribute => attribute.Name is SimpleNameSyntax { Identifier.Text: "Optimizer" });

    private ConstructorInfo Constructor => typeof(Optimizer).Assembly.GetType($"{Namespace}.{Name}", throwOnError: true)!.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    /// <summary>What a hyperparameter is, from the class or from one that it is made of; null for what the rule itself declares.</summary>
    public XElement? Explanation(string hyperparameter) =>
        Documentation.Elements("param").FirstOrDefault(element => element.Attribute("name")!.Value == hyperparameter)
        ?? Parts.Select(part => part.Explanation(hyperparameter)).FirstOrDefault(element => element is not null);

    private static IEnumerable<ShippedOptimizer> Read() =>
        from source in ShippedSources.All
        from declaration in CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        select new ShippedOptimizer(source.Family, declaration, ReadDocumentation(declaration));

    private static XElement ReadDocumentation(ClassDeclarationSyntax declaration)
    {
        IEnumerable<string> lines = declaration.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]);
        return XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>", LoadOptions.PreserveWhitespace);
    }

    private static string Literal(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal),
        bool flag => flag ? "true" : "false",
        null => "",
        _ => value.ToString()!,
    };

    private Optimizer Create() => (Optimizer)Constructor.Invoke([.. Constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);
}
