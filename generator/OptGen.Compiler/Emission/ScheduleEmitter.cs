using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the type that computes a schedule, and the method that calls it.</summary>
internal static class ScheduleEmitter
{
    private const string Override = $"double {GeneratedNames.ValueAt}(double t)";

    /// <summary>Writes the type with the formula.</summary>
    public static void Write(CodeWriter writer, StepPlan plan, Settings settings)
    {
        CodeWriter methods = writer.Within();
        methods.Line("/// <summary>The value at the step with the number t.</summary>");
        new ScalarEmitter(plan, ScalarPlan.For([plan.Rule.Result!]), new ValueNames(plan.Rule, settings), new StepMethods(settings)).WriteFunctionOfStep(methods, $"public double {GeneratedNames.FormulaAt}(double t)");
        writer.Separate();
        writer.Line("/// <summary>The formula, with the hyperparameters as they are.</summary>");
        using (writer.Open($"file readonly struct {GeneratedNames.FormulaType}{settings.ParameterList}"))
        {
            writer.Append(methods);
        }
    }

    /// <summary>Writes the method of the class.</summary>
    public static void Call(CodeWriter writer, Settings settings) =>
        OverrideEmitter.Override(writer, Override, $"new {GeneratedTypes.InClass}{GeneratedNames.FormulaType}({settings.Arguments}).{GeneratedNames.FormulaAt}(t)");

    /// <summary>A schedule that is wrong keeps its class's surface, so that its user sees the one error that matters.</summary>
    public static void Refuse(CodeWriter writer, string problem) =>
        OverrideEmitter.Override(writer, Override, $"throw new global::System.InvalidOperationException({Literals.String(problem)})");
}
