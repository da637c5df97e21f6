using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Gives the names of a model their meanings, its tensors their axes, and its constructor what the text needs.</summary>
internal static class ModelBinder
{
    /// <summary>How often a text is bound anew: each time a length was found that others may follow from.</summary>
    private const int MostWalks = 64;

    /// <param name="declaration">The model, whose text has no slip.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="diagnostics">What is wrong, or probably not meant.</param>
    /// <param name="cancellation">Ends the binding.</param>
    /// <returns>The bound model; null where something is wrong.</returns>
    public static BoundModel? Bind(ModelDeclaration declaration, ParsedRules rules, out IReadOnlyList<RuleDiagnostic> diagnostics, CancellationToken cancellation = default) =>
        Bind(declaration, new ModelLibrary(rules, cancellation), cancellation, out diagnostics);

    public static BoundModel? Bind(ModelDeclaration declaration, ModelLibrary library, CancellationToken cancellation, out IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        RuleSyntax syntax = library.Parse(declaration.Text).Rule;
        ModelKnowledge knowledge = new();
        for (int walks = 1; ; walks++)
        {
            ModelWalk walk = new(declaration, library, knowledge, cancellation);
            ModelPass training = walk.Walk(syntax, isTraining: true);
            ModelPass evaluation = walk.Walk(syntax, isTraining: false);
            List<RuleDiagnostic> mistakes = [.. walk.Diagnostics];
            if (walks < MostWalks && (knowledge.TakeChange() || TakesMore(declaration, walk, knowledge)))
            {
                continue;
            }

            ModelVariable[] variables = [.. walk.Parameters.Concat(walk.States)];
            LengthSymbol[] open = [.. variables.SelectMany(variable => variable.Axes).SelectMany(axis => axis.Length.Symbols).Where(symbol => symbol.IsOfData).Distinct()];
            bool isLayer = !walk.HasLoss;
            if (open.Length > 0 && !isLayer && declaration.HasPrimaryConstructor)
            {
                walk.ReportOpen(open);
                mistakes = [.. walk.Diagnostics];
            }

            if (!mistakes.Any(IsError) && training.Loss is { } derived)
            {
                walk.CheckDerivatives(derived);
                if (declaration.HasHessianProducts && walk.Diagnostics.All(mistake => !IsError(mistake)))
                {
                    walk.CheckSecondDerivatives(derived);
                }

                mistakes = [.. walk.Diagnostics];
            }

            if (!mistakes.Any(IsError))
            {
                IReadOnlyList<ConstructorParameter> constructor = declaration.HasPrimaryConstructor ? [.. declaration.Constructor] : Constructor(walk, syntax, knowledge);
                mistakes.AddRange(MemberChecks.Of(declaration, syntax, constructor, training, evaluation));
                if (training.Loss is null && (training.Result is null || declaration.HasHessianProducts))
                {
                    mistakes.Add(training.Result is null
                        ? RuleDiagnostic.Create(ModelDiagnostics.NothingComputed.Id, syntax.Span)
                        : RuleDiagnostic.Create(ModelDiagnostics.HessianWithoutLoss.Id, syntax.Span, declaration.Name));
                }
                else if (training.Loss is { } loss)
                {
                    mistakes.AddRange(walk.Untrained(loss, training));
                }
            }

            diagnostics = [.. mistakes.OrderBy(mistake => mistake.Span.Start)];
            return mistakes.Any(IsError) ? null : Result(declaration, walk, syntax, (training, evaluation), knowledge) with { OpenLengths = open };
        }
    }

    private static bool IsError(RuleDiagnostic mistake) => ModelHintDiagnostics.All.All(hint => hint.Id != mistake.Id);

    /// <summary>Gives lengths to a constructor that the compiler writes: those of parameters that nothing else gives.</summary>
    private static bool TakesMore(ModelDeclaration declaration, ModelWalk walk, ModelKnowledge knowledge)
    {
        if (declaration.HasPrimaryConstructor)
        {
            return false;
        }

        foreach (LengthSymbol symbol in walk.Parameters.Concat(walk.States).SelectMany(variable => variable.Axes).SelectMany(axis => axis.Length.Symbols).Where(symbol => symbol.IsOfData))
        {
            knowledge.AddToConstructor(symbol.Name);
        }

        return knowledge.TakeChange();
    }

    private static BoundModel Result(ModelDeclaration declaration, ModelWalk walk, RuleSyntax syntax, (ModelPass Training, ModelPass Evaluation) passes, ModelKnowledge knowledge)
    {
        (ModelPass training, ModelPass evaluation) = passes;
        HashSet<string> read = evaluation.Result is { } result ? [.. DataOf(result)] : [];
        Axis? first = walk.Data.FirstOrDefault(item => item.Axes.Count > 0).Axes?[0];
        ModelData[] data = [.. walk.Data.Select(item => new ModelData(
            item.Name,
            item.Axes,
            knowledge.IsInteger(item.Name) ? ElementKind.Integer : ElementKind.Number,
            item.Axes.Count > 0 && item.Axes[0] == first,
            read.Contains(item.Name)))];
        Tensor?[] roots = [training.Loss, training.Result, evaluation.Loss, evaluation.Result, .. training.Updates.Select(update => update.Value)];
        LengthSymbol[] computed = [.. roots.Where(root => root is not null).SelectMany(root => ModelWalk.TensorsOf(root!)).SelectMany(tensor => tensor.Axes).Distinct().OrderBy(axis => axis.Id).SelectMany(axis => axis.Length.Symbols).Where(symbol => symbol.IsOfData).Distinct()];
        LengthSymbol[] lengths = [.. data.SelectMany(item => item.Axes).SelectMany(axis => axis.Length.Symbols).Where(symbol => symbol.IsOfData).Concat(computed).Distinct()];
        return new BoundModel
        {
            Graph = walk.Graph,
            Constructor = declaration.HasPrimaryConstructor ? [.. declaration.Constructor] : Constructor(walk, syntax, knowledge),
            Data = data,
            Parameters = [.. walk.Parameters],
            States = [.. walk.States],
            DataLengths = lengths,
            GivenLengths = DataLengthSolver.Given(data, lengths),
            PredictionLengths = DataLengthSolver.Given([.. data.Where(item => item.IsReadByResult)], [.. lengths.Where(symbol => IsOfResult(evaluation, symbol))]),
            OpenLengths = [],
            EqualLengths = knowledge.Demands,
            FixedParameters = [.. walk.FixedParameters],
            Counts = [.. walk.Counts],
            Training = training,
            Evaluation = evaluation,
        };
    }

    private static bool IsOfResult(ModelPass evaluation, LengthSymbol symbol) =>
        evaluation.Result is { } result && ModelWalk.TensorsOf(result).Any(tensor =>
            tensor.Axes.Any(axis => axis.Length.Symbols.Contains(symbol)) || tensor.Content.Length?.Symbols.Contains(symbol) == true);

    private static IEnumerable<string> DataOf(Tensor tensor) =>
        ModelWalk.TensorsOf(tensor).Where(part => part.Operation == TensorOperation.Data).Select(part => part.Content.Name);

    /// <summary>In order of first appearance the lengths that nothing else gives, then the hyperparameters that the text declares.</summary>
    private static IReadOnlyList<ConstructorParameter> Constructor(ModelWalk walk, RuleSyntax syntax, ModelKnowledge knowledge) =>
    [
        .. walk.OwnAxes.SelectMany(axis => axis.Length.Symbols)
            .Concat(walk.Parameters.Concat(walk.States).SelectMany(variable => variable.Axes).SelectMany(axis => axis.Length.Symbols))
            .Where(symbol => !symbol.IsOfData && knowledge.IsOfConstructor(symbol.Name))
            .Select(symbol => symbol.Name)
            .Distinct()
            .Select(name => new ConstructorParameter(name, HyperparameterType.Int32, null)),
        .. syntax.Statements.OfType<DeclarationSyntax>().Select(declaration => new ConstructorParameter(
            declaration.Name.Name.Text,
            HyperparameterType.Double,
            Literals.Double(ConstantEvaluator.Number(declaration.Values[0]) ?? 0))),
    ];
}
