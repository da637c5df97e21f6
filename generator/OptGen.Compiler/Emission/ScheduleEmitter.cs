using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the method that computes a schedule.</summary>
internal static class ScheduleEmitter
{
    private const string Signature = $"protected override double {GeneratedNames.ValueAt}(double t)";

    public static void Write(CodeWriter writer, OptimizerDeclaration declaration, CompiledRule compiled)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        if (compiled.Plan is { } plan)
        {
            new ScalarEmitter(plan, ScalarPlan.For([plan.Rule.Result!]), new ValueNames(plan.Rule)).WriteFunctionOfStep(writer, Signature);
            return;
        }

        // A schedule that is wrong keeps its class's surface, so that its user sees the one error that matters.
        writer.Line(Signature + " =>");
        writer.Line($"    throw new global::System.InvalidOperationException({Literals.String($"The rule of {declaration.Name} has errors; see the diagnostics of its build.")});");
    }
}
