using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the facts that the compiler knows of a rule.</summary>
internal static class InfoEmitter
{
    /// <summary>Writes the type that has the facts.</summary>
    public static void Write(CodeWriter writer, OptimizerDeclaration declaration, CompiledRule compiled)
    {
        writer.Separate();
        writer.Line("/// <summary>What the compiler knows of the rule.</summary>");
        using CodeWriter.Block type = writer.Open($"file static class {GeneratedNames.FactsType}");
        using (writer.Open($"public static readonly OptimizerInfo {GeneratedNames.Info} = new()", close: "};"))
        {
            writer.Line($"Rule = {Literals.String(declaration.Rule)},");
            if (CalledRules(declaration.Calls).Distinct().ToList() is { Count: > 0 } called)
            {
                writer.Line($"CalledRules = {Array("string", called.Select(call => Literals.String($"{call.Name}: {call.Rule}")))},");
            }

            writer.Line($"Hyperparameters = {Array("string", compiled.Hyperparameters.Where(hyperparameter => hyperparameter.Property.Length > 0).Select(hyperparameter => $"\"{hyperparameter.Property}\""))},");
            StepPlan? plan = compiled.Plan;
            writer.Line($"States = {Array("StateInfo", (plan?.AllStates ?? []).Select(state =>
                $"new({Literals.String(state.Name)}, StateShape.{(plan!.IsShared(state.Key) ? "Shared" : state.Shape.ToString())}){More(plan, state)}"))},");
            Flag(writer, "ReadsLoss", plan?.ReadsLoss);
            Givens(writer, plan);
            if (plan?.KeptWeights is not null)
            {
                writer.Line($"GradientCalls = {plan.Sections.Calls.Count},");
                if (plan.LossesRead is { Count: > 0 } losses)
                {
                    writer.Line($"FurtherLosses = {Array("string", plan.Sections.Calls.Select((call, i) => losses.Contains(i + 1) ? Literals.String($"loss({OneLine(call.Text)})") : "\"\""))},");
                }
            }

            Flag(writer, "HasEvaluationWeights", plan?.Evaluation is not null);
            Flag(writer, "ReducesOverAll", plan?.ReducesOverAll);
            Flag(writer, "DrawsNoise", plan?.DrawsNoise);
            if (plan is not { IsShardable: true })
            {
                writer.Line("IsShardable = false,");
            }

            if (plan is { IsShardable: false, StepsRows: true })
            {
                writer.Line("StepsRows = true,");
            }

            Flag(writer, "BeginsApart", plan?.BeginsApart);
            if (plan is { IsElementwise: false })
            {
                Needs(writer, plan);
            }

            writer.Line($"ElementsRead = {plan?.ElementsRead ?? 0},");
            writer.Line($"ElementsWritten = {plan?.ElementsWritten ?? 0},");
            if (plan is { HasNarrowStates: true })
            {
                writer.Line($"BytesReadPerElement = {Literals.Double(plan.BytesRead)},");
                writer.Line($"BytesWrittenPerElement = {Literals.Double(plan.BytesWritten)},");
            }

            if (plan?.SizeHyperparameters is { Count: > 0 } sizes)
            {
                writer.Line($"SizeHyperparameters = {Array("string", sizes.Select(size => $"\"{size.Property}\""))},");
            }

            Layout(writer, plan);
            Plans(writer, plan?.Variants ?? [], plan?.AllStates ?? []);
        }
    }

    private static string OneLine(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the caller hands over.</summary>
    private static void Givens(CodeWriter writer, StepPlan? plan)
    {
        if (plan?.Givens is { Count: > 0 } givens)
        {
            writer.Line($"Givens = {Array("GivenInfo", givens.Select(given => $"new({Literals.String(given.Name)}, StateShape.{given.Shape}){MoreOfGiven(plan, given.Shape)}"))},");
        }
    }

    private static string MoreOfGiven(StepPlan plan, Shape shape)
    {
        List<string> more = [];
        Sides(plan, shape, more);
        return more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
    }

    /// <summary>The rules that a rule calls, directly or not, each behind the name of its class.</summary>
    public static IEnumerable<(string Name, string Rule)> CalledRules(EquatableArray<CalledRule> calls) =>
        calls.SelectMany(call => CalledRules(call.Calls).Prepend((call.Display, call.Rule)));

    private static bool IsOfEveryRank(StepPlan plan, StateSymbol state) => plan.Executed.All(executed => executed.States.Any(known => known.Key == state.Key));

    /// <summary>What there is to say of a state besides its name and shape.</summary>
    private static string More(StepPlan plan, StateSymbol state)
    {
        List<string> more = [];
        if (plan.StorageOf(state.Key) is not Storage.Full and Storage storage)
        {
            more.Add($"Storage = Storage.{storage}");
        }

        if (state.Shape.Kind == ShapeKind.Block)
        {
            more.Add($"BlockSize = {plan.BlockSizeIndex(state.Shape.Height.Name)}");
        }

        Sides(plan, state.Shape, more);
        if (!IsOfEveryRank(plan, state))
        {
            more.Add("IsOfEveryRank = false");
        }

        return more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
    }

    /// <summary>The sides that a shape does not have from the parameter.</summary>
    private static void Sides(StepPlan plan, Shape shape, List<string> more)
    {
        if (shape.Kind == ShapeKind.Matrix)
        {
            more.Add($"Height = {MatrixInfo.Side(plan, shape.Height)}");
            more.Add($"Width = {MatrixInfo.Side(plan, shape.Width)}");
        }

        if (shape.Kind == ShapeKind.Row && shape != Shape.Row)
        {
            more.Add($"Height = {MatrixInfo.Side(plan, shape.Height)}");
        }

        if (shape.Kind == ShapeKind.Column && shape != Shape.Column)
        {
            more.Add($"Width = {MatrixInfo.Side(plan, shape.Width)}");
        }
    }

    /// <summary>The memory of a parameter for blocks and for what is put aside.</summary>
    private static void BlocksAndScratch(CodeWriter writer, StepPlan plan)
    {
        IReadOnlyList<Node> blocks = plan.Vectors(ShapeKind.Block);
        if (blocks.Count > 0)
        {
            writer.Line($"BlockVectors = {Array("int", blocks.Select(vector => plan.BlockSizeIndex(vector.Shape.Height.Name).ToString()))},");
        }

        Count(writer, "Scratch", plan.Scratch.Count);
        if (plan.CollectedOfOthers.Count > 0)
        {
            writer.Line($"Collected = {Array("CollectedValues", plan.CollectedOfOthers.Select(collected => Collected(plan, collected)))},");
        }
    }

    private static string Collected(StepPlan plan, Node collected)
    {
        Node value = collected.Inputs[0];
        (ShapeKind kind, string place) = value.Shape.Kind switch
        {
            ShapeKind.Matrix => (ShapeKind.Matrix, $"{plan.MatrixIndex(Planning.Memory.Buffer, StepPlan.AsideKey(collected), value.Shape)}, {plan.SpaceIndex(value.Shape)}"),
            _ when value.IsVector => (value.Shape.Kind, plan.VectorIndex(value).ToString()),
            _ => (ShapeKind.Element, plan.ScratchPlace(StepPlan.ScratchKey(collected)).ToString()),
        };
        return $"new(StateShape.{kind}, {place})";
    }

    /// <summary>What a step needs of a parameter, and how often it goes over it, at the rank where it is most.</summary>
    private static void Needs(CodeWriter writer, StepPlan plan)
    {
        Flag(writer, "NeedsMatrix", plan.Rule.NeedsMatrix);
        if (plan.Rule.NeedsAxes > 0)
        {
            writer.Line($"NeedsAxes = {plan.Rule.NeedsAxes},");
        }

        if (plan.Executed.Max(executed => executed.Phases.Count(phase => phase.Kernel.HasLoop)) is not 1 and int passes)
        {
            writer.Line($"Passes = {passes},");
        }
    }

    /// <summary>What a parameter needs memory for beside its states, at the rank where it is most, and where parameters wait for each other.</summary>
    private static void Layout(CodeWriter writer, StepPlan? plan)
    {
        if (plan is null or { IsElementwise: true, LastToReadGradient: null, KeptWeights: null, Stages: 1, StepsParametersApart: false })
        {
            return;
        }

        writer.Line("Layout = new()");
        using CodeWriter.Block layout = writer.Open(close: "},");
        bool isOfRanks = plan.Ranks is not null;
        if (!isOfRanks && plan.Stages > 1)
        {
            writer.Line($"Stages = {plan.Stages},");
        }

        Flag(writer, "StepsParametersApart", !isOfRanks && plan.StepsParametersApart);
        if (!isOfRanks && plan.KeptWeights is { } weights)
        {
            writer.Line($"KeptWeights = {Literals.String(weights.Name)},");
        }

        Flag(writer, "ClearsGradient", plan.LastToReadGradient is not null);
        if (!plan.IsElementwise)
        {
            Memory(writer, plan);
        }
    }

    private static void Memory(CodeWriter writer, StepPlan plan)
    {
        Count(writer, "Reductions", plan.Executed.Max(executed => executed.Reductions.Count));
        Count(writer, "RowVectors", plan.Executed.Max(executed => executed.Vectors(ShapeKind.Row).Count));
        Count(writer, "ColumnVectors", plan.Executed.Max(executed => executed.Vectors(ShapeKind.Column).Count));
        Count(writer, "BlockSizes", plan.Ranks is null ? plan.Rule.BlockSizes.Count : 0);
        if (plan.Variants.Count == 0)
        {
            BlocksAndScratch(writer, plan);
            MatrixInfo.Write(writer, plan);
        }
    }

    private static void Plans(CodeWriter writer, IReadOnlyList<StepPlan> variants, IReadOnlyList<StateSymbol> states)
    {
        if (variants.Count == 0)
        {
            return;
        }

        writer.Line("Plans = new RankPlan[]");
        using (writer.Open(close: "},"))
        {
            foreach (StepPlan variant in variants)
            {
                writer.Line("new()");
                using (writer.Open(close: "},"))
                {
                    writer.Line($"Ranks = new int[] {{ {string.Join(", ", variant.Ranks!.Ranks)} }},");
                    Flag(writer, "IncludesHigherRanks", variant.Ranks.IsOpen);
                    writer.Line($"States = {Array("string", variant.States.Select(state => Literals.String(states.First(known => known.Key == state.Key).Name)))},");
                    if (variant.Whole!.Givens.Where(given => variant.GivensRead.Contains(given.Key)).ToList() is { Count: > 0 } givens)
                    {
                        writer.Line($"Givens = {Array("string", givens.Select(given => Literals.String(given.Name)))},");
                    }

                    Needs(writer, variant);
                    writer.Line($"ElementsRead = {variant.ElementsRead},");
                    writer.Line($"ElementsWritten = {variant.ElementsWritten},");
                    Layout(writer, variant);
                }
            }
        }
    }

    /// <summary>Writes the property of the class.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="remarks">What stands here, because the class has remarks of its own; null otherwise.</param>
    public static void Property(CodeWriter writer, RemarksEmitter? remarks)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        remarks?.Write(writer);
        writer.Line($"public override {GeneratedTypes.OptimizerInfoInClass} {GeneratedNames.Info} => {GeneratedTypes.InClass}{GeneratedNames.FactsType}.{GeneratedNames.Info};");
    }

    /// <summary>Writes a number that is none by default.</summary>
    private static void Flag(CodeWriter writer, string name, bool? value)
    {
        if (value == true)
        {
            writer.Line($"{name} = true,");
        }
    }

    private static void Count(CodeWriter writer, string name, int count)
    {
        if (count > 0)
        {
            writer.Line($"{name} = {count},");
        }
    }

    private static string Array(string type, IEnumerable<string> items)
    {
        string list = string.Join(", ", items);
        return list.Length == 0 ? $"Array.Empty<{type}>()" : $"new {type}[] {{ {list} }}";
    }
}
