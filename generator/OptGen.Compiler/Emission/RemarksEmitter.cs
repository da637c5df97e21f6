using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes what there is to know of a rule as remarks: the rule, those that it calls, the states, and the passes.</summary>
/// <param name="declaration">The class.</param>
/// <param name="plan">Its step; null where there is none.</param>
internal sealed class RemarksEmitter(OptimizerDeclaration declaration, StepPlan? plan)
{
    public void Write(CodeWriter writer)
    {
        writer.Line("/// <remarks>");
        Rule(writer, declaration.Rule);
        foreach ((string name, string rule) in InfoEmitter.CalledRules(declaration.Calls).Distinct())
        {
            writer.Line($"/// It calls <c>{Literals.Xml(name)}</c>:");
            Rule(writer, rule);
        }

        foreach (StepPlan executed in plan?.Executed ?? [])
        {
            Step(writer, executed);
        }

        writer.Line("/// </remarks>");
    }

    private static void Rule(CodeWriter writer, string rule)
    {
        writer.Line("/// <code>");
        foreach (string line in RuleText.Lines(rule))
        {
            writer.Line("/// " + Literals.Xml(line));
        }

        writer.Line("/// </code>");
    }

    private static void Step(CodeWriter writer, StepPlan executed)
    {
        string ranks = executed.Ranks is null ? "" : RankNames.Condition(executed.Ranks) + " ";
        string states = executed.States.Count == 0
            ? "No state"
            : "States: " + string.Join(", ", executed.States.Select(state => $"<c>{Literals.Xml(state.Name)}</c> ({StateDescriptions.Extent(executed, state)})")) + $"; in float, {StateMemory.Describe(executed)}";
        int bytes = (executed.ElementsRead + executed.ElementsWritten) * sizeof(float);
        List<Phase> passes = [.. executed.Phases.Where(phase => phase.Kernel.HasLoop)];
        writer.Line($"/// {ranks}{states}.{Given(executed)} For each weight, a step reads {Count(executed.ElementsRead)} and writes {executed.ElementsWritten} ({bytes} bytes in float), in {(passes.Count == 1 ? "one pass" : $"{passes.Count} passes")}{Calls(executed)}{(passes.Count > 1 ? ":" : ".")}");
        if (passes.Count > 1)
        {
            ValueNames names = new(executed.Rule);
            writer.Line("/// <list type=\"number\">");
            foreach (Phase pass in passes)
            {
                writer.Line($"/// <item>{Literals.Xml(PassDescriptions.Of(executed, pass, names))}</item>");
            }

            writer.Line("/// </list>");
        }
    }

    /// <summary>What the caller hands over before a step.</summary>
    private static string Given(StepPlan plan)
    {
        List<GivenSymbol> givens = [.. plan.Rule.Givens.Where(given => plan.GivensRead.Contains(given.Key))];
        return givens.Count == 0 ? "" : $" Given by the caller: {string.Join(", ", givens.Select(given => $"<c>{Literals.Xml(given.Name)}</c> ({StateDescriptions.Extent(given.Shape)})"))}.";
    }

    /// <summary>How often the step asks for the gradient again.</summary>
    private static string Calls(StepPlan plan) => plan.Sections.Calls.Count switch
    {
        0 => "",
        1 => " and two calls",
        int count => $" and {count + 1} calls",
    };

    private static string Count(int numbers) => numbers == 1 ? "1 number" : $"{numbers} numbers";
}
