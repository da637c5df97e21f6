using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Declarations;

/// <summary>Reads the declaration of a model off the symbol of its class.</summary>
internal static class ModelDeclarationReader
{
    private const string Example = "[Model(\"x[N, k]; w[k] ~ 0; x @ w\")]";

    /// <param name="type">The class.</param>
    /// <param name="attribute">The attribute that makes it a model.</param>
    /// <param name="scope">What names mean where the class is declared.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static ModelDeclaration Read(INamedTypeSymbol type, AttributeData attribute, TypesInScope scope, CancellationToken cancellation)
    {
        List<DeclarationProblem> problems = [];
        IMethodSymbol? constructor = DeclarationReader.PrimaryConstructor(type, cancellation);
        ConstructorParameter[] parameters = [.. (constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty).Select(CalledModelReader.ReadParameter)];
        ITypeSymbol? element = ModelAttributes.Element(attribute);
        CheckClass(type, problems, cancellation);
        CheckElement(type, element, problems);
        IReadOnlyList<ISymbol> members = OwnMembers.Of(type, cancellation);
        CheckParameters(type, constructor, parameters, [.. members.Select(member => member.Name)], problems);
        for (int i = 0; i < members.Count; i++)
        {
            if (ModelMembers.IsGenerated(members[i].Name))
            {
                problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.MemberNameTaken, new ProblemPlace(ProblemPlaceKind.Member, i), members[i].Name, type.Name));
            }
        }

        string text = ModelAttributes.Text(attribute) ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            DiagnosticMessage message = ModelAttributes.Text(attribute) is null ? DeclarationDiagnostics.RuleNotConstant : DeclarationDiagnostics.RuleMissing;
            problems.Add(DeclarationReader.Problem(message, new ProblemPlace(ProblemPlaceKind.Rule), type.Name, Example));
        }

        CalledModelReader called = new(scope, cancellation);
        EquatableArray<CalledModel> calls = called.Read(text, type, constructor);
        if (called.IsBeyondLimit)
        {
            problems.Add(DeclarationReader.Problem(
                DeclarationDiagnostics.CallsTooDeep, new ProblemPlace(ProblemPlaceKind.Rule), type.Name, RuleLimits.Text(RuleLimits.CallDepth), RuleLimits.Text(RuleLimits.CalledRules)));
        }

        return new ModelDeclaration
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(DeclarationReader.InCode),
            EnclosingTypes = new([.. DeclarationReader.EnclosingTypes(type).Select(enclosing => new EnclosingType(DeclarationReader.Header(enclosing)))]),
            Name = type.Name,
            MetadataName = DeclarationReader.MetadataName(type),
            Text = text,
            IsDouble = element?.SpecialType == SpecialType.System_Double,
            HasHessianProducts = ModelAttributes.HasHessianProducts(attribute),
            HasRemarks = type.DeclaringSyntaxReferences.Any(reference => DeclarationReader.HasRemarks(reference.GetSyntax(cancellation))),
            Calls = calls,
            HasPrimaryConstructor = constructor is not null,
            Constructor = new(parameters),
            OwnNames = new([.. members.Select(member => member.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)]),
            Problems = new([.. problems]),
        };
    }

    private static void CheckClass(INamedTypeSymbol type, List<DeclarationProblem> problems, CancellationToken cancellation)
    {
        ProblemPlace place = new(ProblemPlaceKind.ClassName);
        if (type.IsRecord || type.IsStatic || type.IsFileLocal || type.TypeKind != TypeKind.Class)
        {
            problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.NotAClass, place, type.Name));
            return;
        }

        if (ModelMembers.IsGenerated(type.Name))
        {
            problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.ClassNameTaken, place, type.Name, "a model"));
        }

        if (type.IsGenericType)
        {
            problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.GenericClass, place, type.Name, "a model has one element type, float or double"));
        }

        if (!DeclarationReader.IsPartial(type, cancellation))
        {
            problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.NotPartial, place, type.Name, "model"));
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
            && !(baseType is { Name: "Model", TypeArguments.Length: 1 } && baseType.ContainingNamespace.ToDisplayString() == "OptGen"))
        {
            problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.OtherBaseClass, place, type.Name, baseType.ToDisplayString(), "a model", "Model<T>"));
        }

        int index = 0;
        foreach (INamedTypeSymbol enclosing in DeclarationReader.EnclosingTypes(type))
        {
            if (!DeclarationReader.IsPartial(enclosing, cancellation))
            {
                problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.EnclosingTypeNotPartial, new ProblemPlace(ProblemPlaceKind.EnclosingType, index), enclosing.Name, type.Name, "model"));
            }

            index++;
        }
    }

    private static void CheckElement(INamedTypeSymbol type, ITypeSymbol? element, List<DeclarationProblem> problems)
    {
        if (element is { SpecialType: not (SpecialType.System_Single or SpecialType.System_Double), TypeKind: not TypeKind.Error })
        {
            problems.Add(DeclarationReader.Problem(
                DeclarationDiagnostics.ElementType, new ProblemPlace(ProblemPlaceKind.Attribute), type.Name, element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static void CheckParameters(INamedTypeSymbol type, IMethodSymbol? constructor, ConstructorParameter[] parameters, string[] members, List<DeclarationProblem> problems)
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        for (int i = 0; i < parameters.Length; i++)
        {
            string property = ModelMembers.Property(parameters[i].Name);
            string? obstacle = taken.TryGetValue(property, out string? other) ? $"'{other}' is that already" : MemberChecks.Obstacle(property, type.Name, members);
            taken[property] = parameters[i].Name;
            if (obstacle is not null)
            {
                problems.Add(DeclarationReader.Problem(ModelDiagnostics.NameMeetsMember, new ProblemPlace(ProblemPlaceKind.Parameter, i), parameters[i].Name, property, obstacle));
            }

            if (parameters[i] is { Type: HyperparameterType.Unsupported, Model: null })
            {
                string typeName = constructor!.Parameters[i].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                problems.Add(DeclarationReader.Problem(DeclarationDiagnostics.ModelParameterType, new ProblemPlace(ProblemPlaceKind.Parameter, i), parameters[i].Name, typeName));
            }
        }
    }
}
