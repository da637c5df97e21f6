using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes what the class of an optimizer overrides to carry out a step.</summary>
internal static class OverrideEmitter
{
    private const string Batch = $"in {GeneratedTypes.StepBatchInClass} batch";

    public static void Write(CodeWriter writer, StepPlan plan, Settings settings)
    {
        string step = $"new {GeneratedTypes.InClass}{GeneratedNames.StepType}({settings.Arguments})";
        Override(writer, $"void {GeneratedNames.Update}({Batch})", $"{step}.{GeneratedNames.Update}(in batch)", GeneratedTypes.OptimizedInClass);
        if (plan.Evaluation is not null)
        {
            Override(writer, $"void {GeneratedNames.Evaluate}(in {GeneratedTypes.ParameterStepInClass} step, {Batch})", $"{step}.{GeneratedNames.Evaluate}(in step, in batch)");
        }

        if (GradientEmitter.Asks(plan))
        {
            Override(writer, $"bool {GeneratedNames.AsksForGradient}({Batch})", $"{step}.{GeneratedNames.AsksForGradient}(in batch)");
        }

        if (plan.Rule.BlockSizes.Count > 0)
        {
            BlockSizes(writer, plan);
        }

        MatrixInfo.Sizes(writer, plan);
    }

    /// <summary>A rule that is wrong keeps its class's surface, so that its user sees the one error that matters.</summary>
    public static void Refuse(CodeWriter writer, string problem) =>
        Override(writer, $"void {GeneratedNames.Update}({Batch})", $"throw new global::System.InvalidOperationException({Literals.String(problem)})");

    /// <summary>Writes a method that overrides one of the base class.</summary>
    public static void Override(CodeWriter writer, string signature, string body, string? attribute = null)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        if (attribute is not null)
        {
            writer.Line(attribute);
        }

        writer.Line($"protected override {signature} =>");
        writer.Line($"    {body};");
    }

    private static void BlockSizes(CodeWriter writer, StepPlan plan)
    {
        ValueNames names = new(plan.Rule);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override double {GeneratedNames.BlockSize}(int index) => index switch", close: "};"))
        {
            for (int i = 0; i < plan.Rule.BlockSizes.Count; i++)
            {
                Node size = plan.Rule.BlockSizes[i].Value;
                string index = i == plan.Rule.BlockSizes.Count - 1 ? "_" : i.ToString();
                writer.Line($"{index} => {(size.IsConstant ? Literals.Double(size.Value) : $"this.{names.Hyperparameter(size).Property}{ValueNames.ElementIndex(size)}")},");
            }
        }
    }
}
