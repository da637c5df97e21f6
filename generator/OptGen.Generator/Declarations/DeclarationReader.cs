using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Declarations;

/// <summary>Reads the declaration of an optimizer or a schedule off the symbol of its class.</summary>
internal static class DeclarationReader
{
    /// <summary>Names as C# must be written, with those that are words of the language escaped.</summary>
    public static readonly SymbolDisplayFormat InCode = SymbolDisplayFormat.CSharpErrorMessageFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <param name="type">The class.</param>
    /// <param name="attributes">Its attributes: one that states a rule, or those that stack others.</param>
    /// <param name="scope">What names mean where the class is declared.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static OptimizerDeclaration Read(
        INamedTypeSymbol type,
        IReadOnlyList<AttributeData> attributes,
        TypesInScope scope,
        ParsedRules rules,
        CancellationToken cancellation)
    {
        List<DeclarationProblem> problems = [];
        DeclarationKind kind = OptimizerAttributes.IsSchedule(attributes[0]) ? DeclarationKind.Schedule : DeclarationKind.Optimizer;
        IMethodSymbol? constructor = PrimaryConstructor(type, cancellation);
        Hyperparameter[] hyperparameters = [.. (constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty).Select(ReadHyperparameter)];
        IReadOnlyList<ISymbol> members = OwnMembers.Of(type, cancellation);
        CheckClass(type, kind, problems, cancellation);
        CheckMembers(type, kind, members, problems);
        CheckWords(type, scope, problems);
        CheckHyperparameters(type, kind, constructor, hyperparameters, members, problems);
        StackedTypes types = new(rules);
        CheckAttributes(type, attributes, types, problems);
        CalledRuleReader called = new(scope, rules, cancellation);
        RoutedRule? routed = OptimizerAttributes.IsStack(attributes[0]) ? RoutedRule.Of(attributes, called.ReadStacks(attributes, type), types) : null;
        string rule = routed?.Rule ?? ReadRule(type, kind, attributes[0], problems);
        CheckDeclarations(type, attributes, rules, problems);
        EquatableArray<CalledRule> calls = routed is not null ? new(routed.Calls) : kind == DeclarationKind.Schedule ? default : called.Read(rule, type);
        if (called.IsBeyondLimit)
        {
            problems.Add(Problem(DeclarationDiagnostics.CallsTooDeep, new ProblemPlace(ProblemPlaceKind.Rule), type.Name, RuleLimits.Text(RuleLimits.CallDepth), RuleLimits.Text(RuleLimits.CalledRules)));
        }

        return new OptimizerDeclaration
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(InCode),
            EnclosingTypes = new([.. EnclosingTypes(type).Select(enclosing => new EnclosingType(Header(enclosing)))]),
            Name = type.Name,
            MetadataName = MetadataName(type),
            Kind = kind,
            Rule = rule,
            HasRemarks = type.DeclaringSyntaxReferences.Any(reference => HasRemarks(reference.GetSyntax(cancellation))),
            Calls = calls,
            IsStacked = routed is not null,
            Routes = new(routed?.Routes ?? []),
            States = new([.. StateAttributes.Of(type).Select(StateAttributes.Read)]),
            FusedMultiplyAdd = OptimizerAttributes.FusesMultiplyAdd(attributes[0]),
            HasPrimaryConstructor = constructor is not null,
            HasOwnConstructor = type.InstanceConstructors.Any(candidate => !candidate.IsImplicitlyDeclared && !SymbolEqualityComparer.Default.Equals(candidate, constructor)),
            HasParameterlessConstructor = type.InstanceConstructors.Any(candidate => !candidate.IsImplicitlyDeclared && candidate.Parameters.Length == 0),
            OwnNames = new([.. members.Select(member => member.Name).Where(name => constructor is null || GeneratedNames.MayBeField(name)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)]),
            Hyperparameters = new(hyperparameters),
            Problems = new([.. problems]),
        };
    }

    /// <summary>
    /// The hyperparameters that the constructor of an optimizer takes: a primary one, or, where the class comes from another assembly, the
    /// longest; null where its constructor is yet to be generated.
    /// </summary>
    public static IReadOnlyList<Hyperparameter>? HyperparametersOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IMethodSymbol? constructor = type.DeclaringSyntaxReferences.Length > 0
            ? PrimaryConstructor(type, cancellation)
            : type.InstanceConstructors.OrderByDescending(candidate => candidate.Parameters.Length).FirstOrDefault();
        return constructor is null ? null : [.. constructor.Parameters.Select(ReadHyperparameter)];
    }

    /// <summary>The types around one, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> EnclosingTypes(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> enclosing = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            enclosing.Push(outer);
        }

        return enclosing;
    }

    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax));

    private static string ReadRule(INamedTypeSymbol type, DeclarationKind kind, AttributeData attribute, List<DeclarationProblem> problems)
    {
        DiagnosticMessage? problem = null;
        string rule = "";
        if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: not TypedConstantKind.Error } argument)
        {
            rule = argument.Value as string ?? "";
            problem = string.IsNullOrWhiteSpace(rule) ? DeclarationDiagnostics.RuleMissing : null;
        }
        else
        {
            problem = DeclarationDiagnostics.RuleNotConstant;
        }

        if (problem is not null)
        {
            string example = kind == DeclarationKind.Schedule ? "[Schedule(\"lr0*exp(-k*t)\")]" : "[Optimizer(\"w -= lr*g\")]";
            problems.Add(Problem(problem, new ProblemPlace(ProblemPlaceKind.Rule), type.Name, example));
        }

        return rule;
    }

    /// <summary>What stands beside stacked rules declares hyperparameters; its mistakes of writing are found with the rule.</summary>
    private static void CheckDeclarations(INamedTypeSymbol type, IReadOnlyList<AttributeData> attributes, ParsedRules rules, List<DeclarationProblem> problems)
    {
        if (attributes.Select(OptimizerAttributes.Declarations).Where(text => text.Length > 0).Select(text => rules.Parse(text)).Any(parsed => parsed.Diagnostics.Count == 0 && parsed.Rule.Statements.Any(statement => statement is not DeclarationSyntax)))
        {
            problems.Add(Problem(DeclarationDiagnostics.StackTakesDeclarations, new ProblemPlace(ProblemPlaceKind.Rule), type.Name));
        }
    }

    private static Hyperparameter ReadHyperparameter(IParameterSymbol parameter)
    {
        RuleName name = RuleNames.Create(parameter.Name);
        string? property = parameter.GetAttributes()
            .Where(attribute => IsNamed(attribute, "OptGen.PropertyAttribute"))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Select(argument => argument.Value as string)
            .FirstOrDefault();
        HyperparameterType type = parameter.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Double } ? HyperparameterType.DoubleArray : NumberType(parameter);
        return new Hyperparameter(parameter.Name, name.Key, type, property ?? PropertyNames.Of(name), Default(parameter), Range(parameter));
    }

    /// <summary>The type of a parameter that is one number.</summary>
    public static HyperparameterType NumberType(IParameterSymbol parameter) => parameter.IsParams ? HyperparameterType.Unsupported : parameter.Type.SpecialType switch
    {
        SpecialType.System_Double => HyperparameterType.Double,
        SpecialType.System_Single => HyperparameterType.Single,
        SpecialType.System_Int32 => HyperparameterType.Int32,
        SpecialType.System_Int64 => HyperparameterType.Int64,
        SpecialType.System_Boolean => HyperparameterType.Boolean,
        _ => HyperparameterType.Unsupported,
    };

    /// <summary>C# for a parameter's default; null where it has none.</summary>
    public static string? Default(IParameterSymbol parameter) =>
        !parameter.HasExplicitDefaultValue ? null : parameter.ExplicitDefaultValue switch
        {
            double value => Literals.Double(value),
            float value => Literals.Double(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
            bool value => Literals.Boolean(value),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static HyperparameterRange? Range(IParameterSymbol parameter)
    {
        AttributeData? range = parameter.GetAttributes().FirstOrDefault(attribute => IsNamed(attribute, "System.ComponentModel.DataAnnotations.RangeAttribute"));
        List<object> bounds = [.. (range?.ConstructorArguments ?? ImmutableArray<TypedConstant>.Empty).Select(argument => argument.Value).Where(value => value is int or double).Select(value => value!)];
        if (range is null || bounds.Count != 2)
        {
            return null;
        }

        bool Flag(string name) => range.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);
        return new HyperparameterRange(
            Convert.ToDouble(bounds[0], CultureInfo.InvariantCulture),
            Convert.ToDouble(bounds[1], CultureInfo.InvariantCulture),
            Flag("MinimumIsExclusive"),
            Flag("MaximumIsExclusive"));
    }

    /// <summary>Whether a part of the class has remarks; its comments may not be parsed as documentation.</summary>
    public static bool HasRemarks(Microsoft.CodeAnalysis.SyntaxNode declaration) => declaration.GetLeadingTrivia().ToFullString().IndexOf("<remarks>", StringComparison.Ordinal) >= 0;

    private static void CheckClass(INamedTypeSymbol type, DeclarationKind kind, List<DeclarationProblem> problems, CancellationToken cancellation)
    {
        ProblemPlace place = new(ProblemPlaceKind.ClassName);
        if (type.IsRecord || type.IsStatic || type.IsFileLocal || type.TypeKind != TypeKind.Class)
        {
            // What else such a type is, its base for one, is no second mistake.
            problems.Add(Problem(DeclarationDiagnostics.NotAClass, place, type.Name));
            return;
        }

        if (GeneratedNames.Contains(kind, type.Name))
        {
            problems.Add(Problem(DeclarationDiagnostics.ClassNameTaken, place, type.Name, Noun(kind)));
        }

        if (type.IsGenericType)
        {
            problems.Add(Problem(DeclarationDiagnostics.GenericClass, place, type.Name, kind == DeclarationKind.Schedule ? "a schedule computes in double" : "an optimizer serves float and double by itself"));
        }

        if (!IsPartial(type, cancellation))
        {
            problems.Add(Problem(DeclarationDiagnostics.NotPartial, place, type.Name, NounAlone(kind)));
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType && baseType.ToDisplayString() != $"OptGen.{kind}")
        {
            problems.Add(Problem(DeclarationDiagnostics.OtherBaseClass, place, type.Name, baseType.ToDisplayString(), Noun(kind), kind.ToString()));
        }

        if (kind == DeclarationKind.Optimizer && type.GetAttributes().Any(OptimizerAttributes.IsSchedule))
        {
            problems.Add(Problem(DeclarationDiagnostics.OptimizerAndSchedule, place, type.Name));
        }

        if (ModelAttributes.IsModel(type))
        {
            problems.Add(Problem(DeclarationDiagnostics.ModelAndOptimizer, place, type.Name, kind == DeclarationKind.Schedule ? "a [Schedule]" : "an [Optimizer]"));
        }

        int index = 0;
        foreach (INamedTypeSymbol enclosing in EnclosingTypes(type))
        {
            if (!IsPartial(enclosing, cancellation))
            {
                problems.Add(Problem(DeclarationDiagnostics.EnclosingTypeNotPartial, new ProblemPlace(ProblemPlaceKind.EnclosingType, index), enclosing.Name, type.Name, NounAlone(kind)));
            }

            index++;
        }
    }

    /// <summary>What a class of a kind is called, with its article.</summary>
    private static string Noun(DeclarationKind kind) => kind == DeclarationKind.Schedule ? "a schedule" : "an optimizer";

    private static string NounAlone(DeclarationKind kind) => kind == DeclarationKind.Schedule ? "schedule" : "optimizer";

    private static void CheckMembers(INamedTypeSymbol type, DeclarationKind kind, IReadOnlyList<ISymbol> members, List<DeclarationProblem> problems)
    {
        for (int i = 0; i < members.Count; i++)
        {
            if (GeneratedNames.Excludes(kind, members[i].Name, (members[i] as IMethodSymbol)?.Parameters.Select(parameter => parameter.Type.Name).ToList()))
            {
                problems.Add(Problem(DeclarationDiagnostics.MemberNameTaken, new ProblemPlace(ProblemPlaceKind.Member, i), members[i].Name, type.Name));
            }
        }
    }

    /// <summary>Words of C# that are names where a type is called so.</summary>
    private static void CheckWords(INamedTypeSymbol type, TypesInScope scope, List<DeclarationProblem> problems)
    {
        foreach (string word in GeneratedNames.Words.Where(word => scope.Named(word).Any() || EnclosingTypes(type).Append(type).Any(around => around.GetTypeMembers(word).Length > 0)))
        {
            problems.Add(Problem(DeclarationDiagnostics.WordTaken, new ProblemPlace(ProblemPlaceKind.ClassName), word, type.Name));
        }
    }

    private static void CheckAttributes(INamedTypeSymbol type, IReadOnlyList<AttributeData> attributes, StackedTypes types, List<DeclarationProblem> problems)
    {
        for (int i = 0; i < attributes.Count; i++)
        {
            ProblemPlace place = new(ProblemPlaceKind.Attribute, i);
            if (!OptimizerAttributes.IsStack(attributes[i]))
            {
                if (attributes.Any(OptimizerAttributes.IsStack))
                {
                    problems.Add(Problem(DeclarationDiagnostics.RuleBesideStack, place, type.Name));
                }

                continue;
            }

            IReadOnlyList<ITypeSymbol> stack = attributes[i].AttributeClass!.TypeArguments;
            if (stack.FirstOrDefault(member => member is not INamedTypeSymbol named || OptimizerAttributes.Of(named).Count == 0) is { } stranger)
            {
                problems.Add(Problem(DeclarationDiagnostics.NotAnOptimizer, place, stranger.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            }
            else if (types.Length(OptimizerAttributes.Stack(attributes[i]), 0) is var used && used < stack.Count)
            {
                problems.Add(Problem(DeclarationDiagnostics.NothingToStackUpon, place, stack[used - 1].Name, stack[used].Name));
            }
            else if (i < attributes.Count - 1 && OptimizerAttributes.When(attributes[i]) is null)
            {
                problems.Add(Problem(DeclarationDiagnostics.UnreachableRoute, place, stack[0].Name));
            }
        }
    }

    private static void CheckHyperparameters(
        INamedTypeSymbol type,
        DeclarationKind kind,
        IMethodSymbol? constructor,
        Hyperparameter[] hyperparameters,
        IReadOnlyList<ISymbol> members,
        List<DeclarationProblem> problems)
    {
        for (int i = 0; i < hyperparameters.Length; i++)
        {
            Hyperparameter hyperparameter = hyperparameters[i];
            ProblemPlace place = new(ProblemPlaceKind.Parameter, i);
            if (hyperparameter.Type == HyperparameterType.Unsupported)
            {
                string typeName = constructor!.Parameters[i].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                problems.Add(Problem(DeclarationDiagnostics.UnsupportedParameterType, place, hyperparameter.Name, typeName));
            }

            if (WellKnownNames.IsReserved(hyperparameter.Key))
            {
                problems.Add(Problem(DeclarationDiagnostics.ReservedName, place, hyperparameter.Name));
            }

            if (hyperparameters.Take(i).FirstOrDefault(other => other.Property == hyperparameter.Property) is { } first)
            {
                problems.Add(Problem(DeclarationDiagnostics.PropertyTwice, place, first.Name, hyperparameter.Name, hyperparameter.Property));
                hyperparameters[i] = hyperparameter with { Property = "" };
            }
            else if (PropertyProblems.Find(hyperparameter, kind, type.Name, members.Select(member => member.Name)) is { } problem)
            {
                problems.Add(Problem(DeclarationDiagnostics.PropertyNotPossible, place, hyperparameter.Name, hyperparameter.Property, problem));
                hyperparameters[i] = hyperparameter with { Property = "" };
            }
        }
    }

    /// <summary>A mistake with its words.</summary>
    public static DeclarationProblem Problem(DiagnosticMessage message, ProblemPlace place, params string[] arguments) =>
        new(message.Id, place, new EquatableArray<string>(arguments));

    /// <summary>Whether all parts of a type say that they are parts.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsNamed(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;

    /// <summary>What a partial declaration of a type around a class begins with.</summary>
    public static string Header(INamedTypeSymbol type)
    {
        string kind = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string typeParameters = type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Keywords.Escape(parameter.Name)))}>";
        return $"partial {kind} {Keywords.EscapeType(type.Name)}{typeParameters}";
    }

    /// <summary>Namespace, enclosing types and name, as metadata has them.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        string nested = string.Join("+", EnclosingTypes(type).Concat([type]).Select(part => part.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? nested : type.ContainingNamespace.ToDisplayString() + "." + nested;
    }
}
