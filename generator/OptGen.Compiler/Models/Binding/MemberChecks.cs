using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Names of a text that become properties of the class, and meet a member that it has already.</summary>
internal static class MemberChecks
{
    /// <summary>Why a property cannot have a name; null where it can.</summary>
    /// <param name="property">The property.</param>
    /// <param name="className">The class.</param>
    /// <param name="ownNames">The members that its author wrote.</param>
    public static string? Obstacle(string property, string className, IEnumerable<string> ownNames) =>
        property == className ? "that is the name of the class"
        : ModelMembers.IsGenerated(property) || ModelMembers.IsInherited(property) ? "every model has a member of this name"
        : ownNames.Contains(property) ? $"'{className}' has a member of this name"
        : null;

    /// <summary>What is wrong with the names that a text declares and assigns.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="text">Its text.</param>
    /// <param name="constructor">What its constructor takes.</param>
    /// <param name="passes">What its calls compute.</param>
    public static IEnumerable<RuleDiagnostic> Of(ModelDeclaration declaration, RuleSyntax text, IReadOnlyList<ConstructorParameter> constructor, params ModelPass[] passes)
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        foreach (ConstructorParameter parameter in constructor)
        {
            // Those of a constructor in C# are told where they stand.
            string property = ModelMembers.Property(parameter.Name);
            string? obstacle = declaration.HasPrimaryConstructor ? null : ObstacleOf(property, declaration, taken);
            taken[property] = parameter.Name;
            if (obstacle is not null)
            {
                yield return Create(SpanOf(text, parameter.Name), parameter.Name, property, obstacle);
            }
        }

        foreach (string name in passes.SelectMany(pass => pass.Values).Where(value => value.Value.IsScalar && !value.Name.Contains('.') && value.Name != "loss").Select(value => value.Name).Distinct(StringComparer.Ordinal))
        {
            string property = ModelMembers.Property(name);
            if (ObstacleOf(property, declaration, taken) is { } obstacle)
            {
                yield return Create(SpanOf(text, name), name, property, obstacle);
            }

            taken[property] = name;
        }
    }

    private static RuleDiagnostic Create(RuleSpan span, string name, string property, string obstacle) => RuleDiagnostic.Create(ModelDiagnostics.NameMeetsMember.Id, span, name, property, obstacle);

    private static string? ObstacleOf(string property, ModelDeclaration declaration, Dictionary<string, string> taken) =>
        taken.TryGetValue(property, out string? other) ? $"'{other}' is that already" : Obstacle(property, declaration.Name, declaration.OwnNames);

    /// <summary>Where a name is assigned or declared; where it is an axis, where it first stands.</summary>
    private static RuleSpan SpanOf(RuleSyntax text, string name)
    {
        SyntaxNode[] nodes = [.. RuleTree.Descendants(text)];
        NameSyntax? found = nodes.OfType<AssignmentSyntax>().Select(assignment => assignment.Target.Name)
            .Concat(nodes.OfType<DeclarationSyntax>().Select(declaration => declaration.Name))
            .Concat(nodes.OfType<NameSyntax>())
            .FirstOrDefault(syntax => syntax.Name.Text == name);
        return found?.Span ?? text.Span;
    }
}
