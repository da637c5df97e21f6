using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the methods that carry out a step, and what they run.</summary>
internal static class StepEmitter
{
    public const string Batch = "in global::OptGen.Kernels.StepBatch batch";

    public static void Write(CodeWriter writer, StepPlan plan)
    {
        UpdateEmitter.Write(writer, plan);
        GradientEmitter.Write(writer, plan);
        if (plan.Rule.BlockSizes.Count > 0)
        {
            BlockSizes(writer, plan, new ValueNames(plan.Rule));
        }

        MatrixInfo.Sizes(writer, plan);
        foreach (StepPlan executed in plan.Executed)
        {
            WriteMethods(writer, executed, new ValueNames(executed.Rule));
        }

        if (plan.SharedUpdates.Count > 0)
        {
            // These do not depend on the rank; where their reductions are, all variants agree.
            StepPlan any = plan.Executed[0];
            new ScalarEmitter(any, ScalarPlan.For([.. any.SharedUpdates.Select(update => update.Value)]), new ValueNames(any.Rule)).WriteUpdate(writer, GeneratedNames.FinishStep, any.SharedUpdates, isShared: true);
        }
    }

    private static void WriteMethods(CodeWriter writer, StepPlan plan, ValueNames names)
    {
        for (int i = 0; i < plan.Phases.Count; i++)
        {
            WritePhase(writer, plan, plan.Phases[i], names, PassName(plan, i), plan.IsElementwise ? plan.ScalarUpdates : []);
        }

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

        if (plan.Evaluation is { } evaluation)
        {
            WritePhase(writer, plan, evaluation, names, GeneratedNames.Evaluation(plan.Ranks), []);
        }
    }

    private static void WritePhase(CodeWriter writer, StepPlan plan, Phase phase, ValueNames names, string name, IReadOnlyList<(string Key, Node Value)> updates)
    {
        KernelEmitter emitter = new(plan, phase.Kernel, phase.Space, phase == plan.LastToReadGradient, !plan.WritesWeights(phase), names);
        if ((!phase.IsConstant || updates.Count > 0) && phase.Kernel.HasLoop)
        {
            new ScalarEmitter(plan, phase.Scalars, names, phase.Kernel.Splats, emitter.Fields).WritePreparation(writer, GeneratedNames.Prepare(name), GeneratedNames.Kernel(name), updates);
        }

        if (phase.Kernel.Contributed.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. phase.Kernel.Contributed.SelectMany(reduction => reduction.Inputs)]), names).WriteContribution(writer, GeneratedNames.Contribute(name), phase.Kernel.Contributed);
        }

        if (phase.Kernel.HasLoop)
        {
            emitter.Write(writer, GeneratedNames.Kernel(name));
        }
    }

    /// <summary>What the methods and the kernel of a pass are called after.</summary>
    public static string PassName(StepPlan plan, int index) => IsOnePass(plan) ? GeneratedNames.Step(plan.Ranks) : GeneratedNames.Pass(index, plan.Ranks);

    /// <summary>Whether the step has no passes to tell apart.</summary>
    public static bool IsOnePass(StepPlan plan) => plan.Reductions.Count == 0 && plan.Functions.Count == 0 && plan.Phases.Count == 1;

    private static void BlockSizes(CodeWriter writer, StepPlan plan, ValueNames names)
    {
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
