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
        CodeWriter methods = writer.Within();
        CodeWriter kernels = writer.Beside();
        UpdateEmitter.Write(methods, plan);
        GradientEmitter.Write(methods, plan, settings);
        foreach (StepPlan executed in plan.Executed)
        {
            ValueNames names = new(executed.Rule, settings);
            WritePasses(methods, kernels, executed, names);
            WriteScalars(methods, executed, names);
            if (executed.Evaluation is { } evaluation)
            {
                WritePhase(methods, kernels, new PhaseCode(executed, evaluation, GeneratedNames.Evaluation(executed.Ranks), []), names);
            }
        }

        if (plan.SharedUpdates.Count > 0)
        {
            // These do not depend on the rank; where their reductions are, all variants agree.
            StepPlan any = plan.Executed[0];
            new ScalarEmitter(any, ScalarPlan.For([.. any.SharedUpdates.Select(update => update.Value)]), new ValueNames(any.Rule, settings)).WriteUpdate(methods, GeneratedNames.FinishStep, any.SharedUpdates, isShared: true);
        }

        // Which settings a step uses is known once its methods are written.
        writer.Separate();
        writer.Line("/// <summary>A step, with the hyperparameters that it was begun with.</summary>");
        using (writer.Open($"file readonly struct {GeneratedNames.StepType}{settings.ParameterList}"))
        {
            writer.Append(methods);
        }

        writer.Append(kernels);
    }

    /// <summary>What the methods and the kernel of a pass are called after.</summary>
    public static string PassName(StepPlan plan, int index) => IsOnePass(plan) ? GeneratedNames.Step(plan.Ranks) : GeneratedNames.Pass(index, plan.Ranks);

    /// <summary>Whether the step has no passes to tell apart.</summary>
    public static bool IsOnePass(StepPlan plan) => plan.Reductions.Count == 0 && plan.Functions.Count == 0 && plan.Phases.Count == 1;

    private static void WritePasses(CodeWriter methods, CodeWriter kernels, StepPlan plan, ValueNames names)
    {
        for (int i = 0; i < plan.Phases.Count; i++)
        {
            WritePhase(methods, kernels, new PhaseCode(plan, plan.Phases[i], PassName(plan, i), plan.IsElementwise ? plan.ScalarUpdates : []), names);
        }
    }

    private static void WritePhase(CodeWriter methods, CodeWriter kernels, PhaseCode code, ValueNames names)
    {
        (StepPlan plan, Phase phase, string name, IReadOnlyList<(string Key, Node Value)> updates) = code;
        KernelEmitter emitter = new(plan, phase.Kernel, phase.Space, phase == plan.LastToReadGradient, !plan.WritesWeights(phase), names);
        if ((!phase.IsConstant || updates.Count > 0) && phase.Kernel.HasLoop)
        {
            new ScalarEmitter(plan, phase.Scalars, names, phase.Kernel.Splats, emitter.Fields).WritePreparation(methods, GeneratedNames.Prepare(name), GeneratedNames.Kernel(name), updates);
        }

        if (phase.Kernel.Contributed.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. phase.Kernel.Contributed.SelectMany(reduction => reduction.Inputs)]), names).WriteContribution(methods, GeneratedNames.Contribute(name), phase.Kernel.Contributed);
        }

        if (phase.Kernel.HasLoop)
        {
            emitter.Write(kernels, GeneratedNames.Kernel(name));
        }
    }

    /// <summary>Writes the methods that compute scalars beside the passes.</summary>
    private static void WriteScalars(CodeWriter writer, StepPlan plan, ValueNames names)
    {
        MatrixEmitter matrices = new(plan, names);
        foreach (Node scalar in plan.FunctionScalars)
        {
            ScalarEmitter emitter = new(plan, ScalarPlan.For([scalar]), names);
            if (scalar.IsVector)
            {
                emitter.WriteVector(writer, matrices.ScalarMethod(scalar)!);
            }
            else
            {
                emitter.WriteValue(writer, matrices.ScalarMethod(scalar)!, "Computes a number that a function of matrices takes.");
            }
        }

        for (int i = 0; i < plan.Conditions.Count; i++)
        {
            new ScalarEmitter(plan, ScalarPlan.For([plan.Conditions[i].Condition]), names).WriteValue(writer, GeneratedNames.Condition(i, plan.Ranks), "Whether the step needs what stands under this condition.");
        }

        if (!plan.IsElementwise && plan.ScalarUpdates.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. plan.ScalarUpdates.Select(update => update.Value)]), names).WriteUpdate(writer, GeneratedNames.FinishParameter(plan.Ranks), plan.ScalarUpdates, isShared: false);
        }
    }

    /// <summary>A pass to write.</summary>
    private sealed record PhaseCode(StepPlan Plan, Phase Phase, string Name, IReadOnlyList<(string Key, Node Value)> Updates);
}
