using OptGen.Generator.Declarations;
using OptGen.Generator.Lowering;
using OptGen.Generator.Text;

namespace OptGen.Generator.Emission;

/// <summary>Writes the facts that the compiler knows of a rule.</summary>
internal static class InfoEmitter
{
    public static void Field(CodeWriter writer, OptimizerDeclaration declaration, CompiledRule compiled)
    {
        writer.Separate();
        using (writer.Open("private static readonly global::OptGen.OptimizerInfo s_info = new()", close: "};"))
        {
            writer.Line($"Rule = {Literals.String(declaration.Rule)},");
            writer.Line($"Hyperparameters = {Array("string", compiled.Hyperparameters.Where(hyperparameter => hyperparameter.Property.Length > 0).Select(hyperparameter => $"\"{hyperparameter.Property}\""))},");
            StepPlan? plan = compiled.Plan;
            writer.Line($"States = {Array("global::OptGen.StateInfo", (plan?.Rule.States ?? []).Select(state =>
                $"new({Literals.String(state.Name)}, global::OptGen.StateShape.{(plan!.IsShared(state.Key) ? "Shared" : state.Shape.ToString())}){(state.Shape.Kind == ShapeKind.Block ? $" {{ BlockSize = {plan.BlockSizeIndex(state.Shape.Height.Name)} }}" : "")}"))},");
            Flag(writer, "ReadsLoss", plan?.ReadsLoss);
            Flag(writer, "ReadsHessian", plan?.ReadsHessian);
            Flag(writer, "HasEvaluationWeights", plan?.Evaluation is not null);
            Flag(writer, "ReducesOverAll", plan?.ReducesOverAll);
            Flag(writer, "DrawsNoise", plan?.DrawsNoise);
            if (plan is { IsElementwise: false })
            {
                Flag(writer, "NeedsMatrix", plan.Rule.NeedsMatrix);
                writer.Line($"RowVectors = {plan.Vectors(ShapeKind.Row).Count},");
                writer.Line($"ColumnVectors = {plan.Vectors(ShapeKind.Column).Count},");
                if (plan.Rule.BlockSizes.Count > 0)
                {
                    writer.Line($"BlockSizes = {plan.Rule.BlockSizes.Count},");
                    writer.Line($"BlockVectors = {Array("int", plan.Vectors(ShapeKind.Block).Select(vector => plan.BlockSizeIndex(vector.Shape.Height.Name).ToString()))},");
                }

                writer.Line($"Reductions = {plan.Reductions.Count},");
                if (plan.Scratch.Count > 0)
                {
                    writer.Line($"Scratch = {plan.Scratch.Count},");
                }

                writer.Line($"Passes = {plan.Phases.Count},");
            }

            writer.Line($"ElementsRead = {plan?.ElementsRead ?? 0},");
            writer.Line($"ElementsWritten = {plan?.ElementsWritten ?? 0},");
        }
    }

    public static void Property(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override global::OptGen.OptimizerInfo Info => s_info;");
    }

    private static void Flag(CodeWriter writer, string name, bool? value)
    {
        if (value == true)
        {
            writer.Line($"{name} = true,");
        }
    }

    private static string Array(string type, IEnumerable<string> items)
    {
        string list = string.Join(", ", items);
        return list.Length == 0 ? $"global::System.Array.Empty<{type}>()" : $"new {type}[] {{ {list} }}";
    }
}
