using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the method that tells whether a step needs a gradient at another point, where a branch of the rule decides.</summary>
/// <param name="plan">The step.</param>
/// <param name="settings">The names of its hyperparameters.</param>
/// <param name="methods">Its methods.</param>
internal sealed class GradientEmitter(StepPlan plan, Settings settings, StepMethods methods)
{
    /// <summary>Writes the method that asks all parameters.</summary>
    public void Write(CodeWriter writer)
    {
        List<int> conditional = [.. Conditional(plan)];
        if (conditional.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Whether the next section of the step needs the gradient at another point.</summary>");
        using (writer.Open($"public bool {GeneratedNames.AsksForGradient}({StepEmitter.Batch})"))
        {
            foreach (int call in conditional)
            {
                writer.Separate();
                using (writer.Open($"if (batch.Call == {call + 1})"))
                {
                    if (ValueGraph.Known(plan.Sections.Calls[call].Condition!) is null)
                    {
                        AskParameters(writer, call);
                    }

                    writer.Line("return false;");
                }
            }

            writer.Separate();
            writer.Line("return true;");
        }
    }

    /// <summary>Writes the methods that ask one parameter.</summary>
    public void WriteConditions(CodeWriter writer)
    {
        foreach (StepPlan executed in plan.Executed)
        {
            foreach (int call in Conditional(plan).Where(call => !executed.Sections.Calls[call].Condition!.IsConstant))
            {
                Node condition = executed.Sections.Calls[call].Condition!;
                new ScalarEmitter(executed, ScalarPlan.For([condition]), new ValueNames(executed.Rule, settings), methods).WriteValue(writer, Method(executed, call), "Whether the step takes the branch that needs the gradient, for one parameter.");
            }
        }
    }

    /// <summary>Whether a branch decides whether a step needs one of its gradients.</summary>
    public static bool Asks(StepPlan plan) => Conditional(plan).Any();

    private static IEnumerable<int> Conditional(StepPlan plan) =>
        Enumerable.Range(0, plan.Sections.Calls.Count).Where(call => plan.Sections.Calls[call].Condition is { } condition && ValueGraph.Known(condition) != true);

    /// <summary>One parameter that takes the branch is enough.</summary>
    private void AskParameters(CodeWriter writer, int call)
    {
        using (writer.Open(UpdateEmitter.ForEachParameter))
        {
            using (writer.Open($"if ({Asks(call)})"))
            {
                writer.Line("return true;");
            }
        }

        writer.Line();
    }

    /// <summary>Whether a parameter takes the branch, which its rank may tell alone.</summary>
    private string Asks(int call) => plan.Variants.Count == 0
        ? Outcome(plan, call)
        : $"step.Variant switch {{ {string.Join(", ", plan.Variants.Select((variant, i) => $"{i} => {Outcome(variant, call)}"))}, _ => false }}";

    private string Outcome(StepPlan executed, int call) => executed.Sections.Calls[call].Condition is { IsConstant: true } known
        ? Literals.Boolean(known.Value != 0)
        : methods.Call(Method(executed, call));

    private static string Method(StepPlan executed, int call) => GeneratedNames.NeedsGradient(call + 1, executed.Ranks);
}
