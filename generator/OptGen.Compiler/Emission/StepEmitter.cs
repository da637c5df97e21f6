using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the types that carry out a step: one that computes scalars and runs passes, and a kernel for each pass.</summary>
internal static class StepEmitter
{
    public const string Batch = "in StepBatch batch";

    public static void Write(CodeWriter writer, StepPlan plan, Settings settings)
    {
        StepMethods methods = new(settings);
        CodeWriter scalars = writer.Within();
        CodeWriter kernels = writer.Beside();
        foreach (StepPlan executed in plan.Executed)
        {
            ValueNames names = new(executed.Rule, settings);
            StepCode code = new(executed, names, methods, scalars, kernels);
            WritePasses(code);
            WriteScalars(code);
            if (executed.Evaluation is { } evaluation)
            {
                WritePhase(code, evaluation, GeneratedNames.Evaluation(executed.Ranks), []);
            }
        }

        if (plan.SharedUpdates.Count > 0)
        {
            // These do not depend on the rank; where their reductions are, all variants agree.
            StepPlan any = plan.Executed[0];
            new ScalarEmitter(any, ScalarPlan.For([.. any.SharedUpdates.Select(update => update.Value)]), new ValueNames(any.Rule, settings), methods).WriteUpdate(scalars, GeneratedNames.FinishStep, any.SharedUpdates, isShared: true);
        }

        // What methods are told is known once they are written, as is which settings they use.
        CodeWriter update = writer.Within();
        GradientEmitter gradients = new(plan, settings, methods);
        gradients.WriteConditions(scalars);
        new UpdateEmitter(plan, methods).Write(update);
        gradients.Write(update);
        writer.Separate();
        writer.Line("/// <summary>A step, with the hyperparameters that it was begun with.</summary>");
        using (writer.Open($"file readonly struct {GeneratedNames.StepType}{settings.ParameterList}"))
        {
            writer.Append(update);
            writer.Append(scalars);
        }

        writer.Append(kernels);
    }

    /// <summary>What the methods and the kernel of a pass are called after.</summary>
    public static string PassName(StepPlan plan, int index) => IsOnePass(plan) ? GeneratedNames.Step(plan.Ranks) : GeneratedNames.Pass(index, plan.Ranks);

    /// <summary>Whether the step has no passes to tell apart.</summary>
    public static bool IsOnePass(StepPlan plan) => plan.Reductions.Count == 0 && plan.Functions.Count == 0 && plan.Phases.Count == 1;

    private static void WritePasses(StepCode code)
    {
        StepPlan plan = code.Plan;
        for (int i = 0; i < plan.Phases.Count; i++)
        {
            WritePhase(code, plan.Phases[i], PassName(plan, i), plan.IsElementwise ? plan.ScalarUpdates : []);
        }
    }

    private static void WritePhase(StepCode code, Phase phase, string name, IReadOnlyList<(string Key, Node Value)> updates)
    {
        (StepPlan plan, ValueNames names, StepMethods methods, CodeWriter scalars, CodeWriter kernels) = code;
        KernelEmitter emitter = new(plan, phase.Kernel, phase.Space, phase == plan.LastToReadGradient, !plan.WritesWeights(phase), names);
        if ((!phase.IsConstant || updates.Count > 0) && phase.Kernel.HasLoop)
        {
            new ScalarEmitter(plan, phase.Scalars, names, methods, emitter).WritePreparation(scalars, GeneratedNames.Prepare(name), GeneratedNames.Kernel(name), updates);
        }

        if (phase.Kernel.Contributed.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. phase.Kernel.Contributed.SelectMany(reduction => reduction.Inputs)]), names, methods).WriteContribution(scalars, GeneratedNames.Contribute(name), phase.Kernel.Contributed);
        }

        if (phase.Kernel.HasLoop)
        {
            emitter.Write(kernels, GeneratedNames.Kernel(name), PassDescriptions.Of(plan, phase, names));
        }
    }

    /// <summary>Writes the methods that compute scalars beside the passes.</summary>
    private static void WriteScalars(StepCode code)
    {
        (StepPlan plan, ValueNames names, StepMethods methods, CodeWriter writer, _) = code;
        foreach (Node scalar in plan.FunctionScalars)
        {
            ScalarEmitter emitter = new(plan, ScalarPlan.For([scalar]), names, methods);
            string method = methods.Operand(scalar, plan, names);
            if (scalar.IsVector)
            {
                emitter.WriteVector(writer, method);
            }
            else if (!scalar.IsConstant)
            {
                emitter.WriteValue(writer, method, "Computes a number that a function of matrices takes.");
            }
        }

        foreach (Node condition in plan.Conditions.Select(known => StepMethods.Positive(known.Condition)).Distinct())
        {
            new ScalarEmitter(plan, ScalarPlan.For([condition]), names, methods).WriteValue(writer, methods.Condition(condition, plan, names), "Whether the step needs what stands under this condition.");
        }

        if (!plan.IsElementwise && plan.ScalarUpdates.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. plan.ScalarUpdates.Select(update => update.Value)]), names, methods).WriteUpdate(writer, GeneratedNames.FinishParameter(plan.Ranks), plan.ScalarUpdates, isShared: false);
        }
    }

    /// <summary>What is written of a step at some ranks: its scalars, and its kernels behind.</summary>
    private sealed record StepCode(StepPlan Plan, ValueNames Names, StepMethods Methods, CodeWriter Scalars, CodeWriter Kernels);
}
