using OptGen.Generator.Lowering;

namespace OptGen.Generator.Emission;

/// <summary>Writes the method that tells whether a step needs a gradient at another point, where a branch of the rule decides.</summary>
internal static class GradientEmitter
{
    public static void Write(CodeWriter writer, StepPlan plan, ValueNames names)
    {
        List<int> conditional = [.. Enumerable.Range(0, plan.Sections.Calls.Count).Where(call => plan.Sections.Calls[call].Condition is not null)];
        if (conditional.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override bool AsksForGradient({StepEmitter.Batch})"))
        {
            foreach (int call in conditional)
            {
                writer.Separate();
                using (writer.Open($"if (batch.Call == {call + 1})"))
                {
                    using (writer.Open(StepEmitter.ForEachParameter))
                    {
                        using (writer.Open($"if (this.{Method(call)}(in step, in batch))"))
                        {
                            writer.Line("return true;");
                        }
                    }

                    writer.Line();
                    writer.Line("return false;");
                }
            }

            writer.Separate();
            writer.Line("return true;");
        }

        foreach (int call in conditional)
        {
            Node condition = plan.Sections.Calls[call].Condition!;
            new ScalarEmitter(plan, ScalarPlan.For([condition]), names).WriteCondition(writer, Method(call), condition);
        }
    }

    private static string Method(int call) => $"NeedsGradient{call + 1}";
}
