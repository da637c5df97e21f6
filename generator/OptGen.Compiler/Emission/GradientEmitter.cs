using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the method that tells whether a step needs a gradient at another point, where a branch of the rule decides.</summary>
internal static class GradientEmitter
{
    public static void Write(CodeWriter writer, StepPlan plan, Settings settings)
    {
        List<int> conditional = [.. Conditional(plan)];
        if (conditional.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Whether the next part of the step needs the gradient at another point.</summary>");
        using (writer.Open($"public bool {GeneratedNames.AsksForGradient}({StepEmitter.Batch})"))
        {
            foreach (int call in conditional)
            {
                writer.Separate();
                using (writer.Open($"if (batch.Call == {call + 1})"))
                {
                    if (ValueGraph.Known(plan.Sections.Calls[call].Condition!) is null)
                    {
                        AskParameters(writer, plan, call);
                    }

                    writer.Line("return false;");
                }
            }

            writer.Separate();
            writer.Line("return true;");
        }

        foreach (StepPlan executed in plan.Executed)
        {
            foreach (int call in conditional.Where(call => !executed.Sections.Calls[call].Condition!.IsConstant))
            {
                Node condition = executed.Sections.Calls[call].Condition!;
                new ScalarEmitter(executed, ScalarPlan.For([condition]), new ValueNames(executed.Rule, settings)).WriteValue(writer, Method(executed, call), "Whether the step takes the branch that needs the gradient, for one parameter.");
            }
        }
    }

    /// <summary>Whether a branch decides whether a step needs one of its gradients.</summary>
    public static bool Asks(StepPlan plan) => Conditional(plan).Any();

    private static IEnumerable<int> Conditional(StepPlan plan) =>
        Enumerable.Range(0, plan.Sections.Calls.Count).Where(call => plan.Sections.Calls[call].Condition is { } condition && ValueGraph.Known(condition) != true);

    /// <summary>One parameter that takes the branch is enough.</summary>
    private static void AskParameters(CodeWriter writer, StepPlan plan, int call)
    {
        using (writer.Open(UpdateEmitter.ForEachParameter))
        {
            using (writer.Open($"if ({Asks(plan, call)})"))
            {
                writer.Line("return true;");
            }
        }

        writer.Line();
    }

    /// <summary>Whether a parameter takes the branch, which its rank may tell alone.</summary>
    private static string Asks(StepPlan plan, int call) => plan.Variants.Count == 0
        ? Outcome(plan, call)
        : $"step.Variant switch {{ {string.Join(", ", plan.Variants.Select((variant, i) => $"{i} => {Outcome(variant, call)}"))}, _ => false }}";

    private static string Outcome(StepPlan plan, int call) => plan.Sections.Calls[call].Condition is { IsConstant: true } known
        ? Literals.Boolean(known.Value != 0)
        : $"{Method(plan, call)}(in step, in batch)";

    private static string Method(StepPlan plan, int call) => GeneratedNames.NeedsGradient(call + 1, plan.Ranks);
}
