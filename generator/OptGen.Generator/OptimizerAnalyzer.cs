using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Hints;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Planning;
using OptGen.Generator.Declarations;
using OptGen.Generator.Diagnostics;
using OptGen.Generator.Locations;

namespace OptGen.Generator;

/// <summary>Reports what is wrong with an optimizer, a schedule or a model. It asks the compiler that the generator uses, which itself stays silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptimizerAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<CancellationToken, ParsedRules> _createRules;

    /// <summary>Makes the analyzer.</summary>
    public OptimizerAnalyzer()
        : this(static cancellation => new ParsedRules(cancellation))
    {
    }

    /// <param name="createRules">Makes what parses the rules of one declaration.</param>
    internal OptimizerAnalyzer(Func<CancellationToken, ParsedRules> createRules) => _createRules = createRules;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.CreateRange(Descriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent?.Parent is not MemberDeclarationSyntax syntax || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not INamedTypeSymbol type)
        {
            return;
        }

        IReadOnlyList<AttributeData> attributes = OptimizerAttributes.OfEither(type);
        if (attributes.Count == 0)
        {
            if (ModelAttributes.Of(type) is { } attribute && IsAt(attribute, context.Node))
            {
                ModelAnalysis.Report(context, type, attribute, _createRules(context.CancellationToken));
            }

            return;
        }

        if (!IsAt(attributes[0], context.Node))
        {
            return;
        }

        ParsedRules rules = _createRules(context.CancellationToken);
        TypesInScope scope = new(context.SemanticModel, syntax.SpanStart);
        OptimizerDeclaration declaration = DeclarationReader.Read(
            type,
            attributes,
            scope,
            rules,
            context.CancellationToken);
        DeclarationLocations locations = new(type, attributes, declaration.Rule, declaration.Routes, context.SemanticModel, context.CancellationToken);
        Reporter reporter = new(context, locations);
        foreach (DeclarationProblem problem in declaration.Problems.Where(problem => !IsReportedByCSharp(problem, attributes)))
        {
            reporter.Report(problem);
        }

        foreach (RuleDiagnostic hint in NotImportedOptimizers.Of(declaration, rules, scope))
        {
            reporter.Report(hint);
        }

        foreach ((Location place, INamedTypeSymbol optimizer) in NotImportedOptimizers.Stacked(attributes, scope, context.CancellationToken))
        {
            reporter.Report(NotImportedOptimizers.Hint(default, optimizer), place);
        }

        Analyze(
            declaration,
            rules,
            type,
            reporter,
            () => declaration.Kind == DeclarationKind.Optimizer ? scope.Optimizers() : [],
            context.CancellationToken);
    }

    private static void Analyze(OptimizerDeclaration declaration, ParsedRules rules, INamedTypeSymbol type, Reporter reporter, Func<IEnumerable<string>> optimizers, CancellationToken cancellation)
    {
        try
        {
            CompiledRule compiled = RuleCompiler.Compile(declaration, rules, cancellation);
            foreach (RuleDiagnostic diagnostic in compiled.Diagnostics)
            {
                reporter.Report(NearClasses.Suggest(diagnostic, optimizers));
            }

            foreach (DeclarationProblem problem in compiled.StateProblems)
            {
                reporter.Report(problem);
            }

            // Where something is wrong, what seems superfluous may be what is missing elsewhere.
            if (compiled.Plan is { } plan)
            {
                foreach (RuleDiagnostic hint in RuleHints.Of(declaration, plan.Rule))
                {
                    reporter.Report(hint);
                }

                OwnCode code = new(type, cancellation);
                foreach (DeclarationProblem hint in ClassHints.Of(declaration, plan.Rule, code.Uses))
                {
                    reporter.Report(hint);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reporter.Report(RuleDiagnostic.Create(Descriptors.InternalError.Id, default, declaration.Name, exception.GetType().Name, exception.Message));
        }
    }

    /// <summary>A stacked type that does not exist has no rule either.</summary>
    private static bool IsReportedByCSharp(DeclarationProblem problem, IReadOnlyList<AttributeData> attributes) =>
        problem.Id == DeclarationDiagnostics.NotAnOptimizer.Id && attributes[problem.Place.Index].AttributeClass!.TypeArguments.Any(stacked => stacked.TypeKind == TypeKind.Error);

    private static bool IsAt(AttributeData attribute, Microsoft.CodeAnalysis.SyntaxNode node) =>
        attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == node.SyntaxTree && reference.Span == node.Span;
}
