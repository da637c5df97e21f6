using OptGen.Generator.Lowering;

namespace OptGen.Generator.Emission;

/// <summary>Writes the methods that carry out a step, and what they run.</summary>
internal static class StepEmitter
{
    private const string Batch = "in global::OptGen.Kernels.StepBatch batch";
    private const string ForEachParameter = "foreach (global::OptGen.Kernels.ParameterStep step in batch)";

    private static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

    public static void Write(CodeWriter writer, StepPlan plan)
    {
        ValueNames names = new(plan.Rule);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"protected override void Update({Batch})"))
        {
            if (plan.IsElementwise)
            {
                UpdateElementwise(writer, plan);
            }
            else
            {
                UpdateInPasses(writer, plan);
            }
        }

        if (plan.Evaluation is { } evaluation)
        {
            Evaluate(writer, plan, evaluation);
        }

        WriteMethods(writer, plan, names);
    }

    private static void WriteMethods(CodeWriter writer, StepPlan plan, ValueNames names)
    {
        for (int i = 0; i < plan.Phases.Count; i++)
        {
            WritePhase(writer, plan, plan.Phases[i], names, PassName(plan, i), plan.IsElementwise ? plan.ScalarUpdates : []);
        }

        if (!plan.IsElementwise && plan.ScalarUpdates.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. plan.ScalarUpdates.Select(update => update.Value)]), names).WriteUpdate(writer, "FinishParameter", plan.ScalarUpdates, isShared: false);
        }

        if (plan.SharedUpdates.Count > 0)
        {
            new ScalarEmitter(plan, ScalarPlan.For([.. plan.SharedUpdates.Select(update => update.Value)]), names).WriteUpdate(writer, "FinishStep", plan.SharedUpdates, isShared: true);
        }

        if (plan.Evaluation is { } evaluation)
        {
            WritePhase(writer, plan, evaluation, names, "Evaluation", []);
        }
    }

    private static void WritePhase(CodeWriter writer, StepPlan plan, Phase phase, ValueNames names, string name, IReadOnlyList<(string Key, Node Value)> updates)
    {
        KernelEmitter emitter = new(plan, phase.Kernel, names);
        if (!phase.IsConstant || updates.Count > 0)
        {
            new ScalarEmitter(plan, phase.Scalars, names, phase.Kernel.Splats, emitter.Fields).WritePreparation(writer, "Prepare" + name, name + "Kernel", updates);
        }

        emitter.Write(writer, name + "Kernel");
    }

    public static string PassName(StepPlan plan, int index) =>
        plan.IsElementwise ? "Step" : (index < Ordinals.Length ? Ordinals[index] : $"Number{index + 1}") + "Pass";

    private static void UpdateElementwise(CodeWriter writer, StepPlan plan)
    {
        ScalarPlan scalars = plan.Phases[0].Scalars;
        if (scalars.IsPerParameter || plan.ScalarUpdates.Count > 0)
        {
            using (writer.Open(ForEachParameter))
            {
                writer.Line($"StepKernel kernel = {Prepared(plan, plan.Phases[0], "PrepareStep", "in step")};");
                writer.Line("step.Run(in kernel);");
            }

            return;
        }

        if (!scalars.IsPerStep)
        {
            writer.Line($"StepKernel kernel = {Prepared(plan, plan.Phases[0], "PrepareStep", null)};");
            using (writer.Open(ForEachParameter))
            {
                writer.Line("step.Run(in kernel);");
            }

            return;
        }

        writer.Line("long number = 0;");
        writer.Line("StepKernel kernel = default;");
        using (writer.Open(ForEachParameter))
        {
            writer.Line("// Parameters that were added together are at the same step and share its scalars.");
            using (writer.Open("if (step.Number != number)"))
            {
                writer.Line("number = step.Number;");
                writer.Line($"kernel = {Prepared(plan, plan.Phases[0], "PrepareStep", "number")};");
            }

            writer.Line();
            writer.Line("step.Run(in kernel);");
        }
    }

    /// <summary>The kernel of a phase with its scalars.</summary>
    private static string Prepared(StepPlan plan, Phase phase, string method, string? step)
    {
        if (phase.IsConstant && plan.ScalarUpdates.Count == 0)
        {
            return "default";
        }

        string?[] arguments = plan.IsElementwise ? [step, phase.Scalars.ReadsLoss ? "batch.Loss" : null, phase.Scalars.ReadsTotalLength ? "in batch" : null] : ["in step", "in batch"];
        return $"this.{method}({string.Join(", ", arguments.Where(argument => argument is not null))})";
    }

    /// <summary>Passes follow each other within a parameter, while its memory is warm, until one reduces over all parameters.</summary>
    private static void UpdateInPasses(CodeWriter writer, StepPlan plan)
    {
        int next = 0;
        while (next < plan.Phases.Count)
        {
            int first = next;
            writer.Separate();
            using (writer.Open(ForEachParameter))
            {
                do
                {
                    RunPass(writer, plan, next);
                    next++;
                }
                while (next < plan.Phases.Count && !plan.Phases[next - 1].EndsForAll);

                if (next == plan.Phases.Count && plan.ScalarUpdates.Count > 0 && !plan.Phases[next - 1].EndsForAll)
                {
                    writer.Separate();
                    writer.Line("this.FinishParameter(in step, in batch);");
                }
            }

            Combine(writer, plan, plan.Phases.Skip(first).Take(next - first));
        }

        if (plan.Phases[plan.Phases.Count - 1].EndsForAll && plan.ScalarUpdates.Count > 0)
        {
            writer.Separate();
            using (writer.Open(ForEachParameter))
            {
                writer.Line("this.FinishParameter(in step, in batch);");
            }
        }

        if (plan.SharedUpdates.Count > 0)
        {
            writer.Separate();
            writer.Line("this.FinishStep(in batch);");
        }
    }

    private static void RunPass(CodeWriter writer, StepPlan plan, int index)
    {
        KernelPlan kernel = plan.Phases[index].Kernel;
        string pass = PassName(plan, index);
        string variable = char.ToLowerInvariant(pass[0]) + pass.Substring(1);
        writer.Separate();
        writer.Line($"{pass}Kernel {variable} = {(plan.Phases[index].IsConstant ? "default" : $"this.Prepare{pass}(in step, in batch)")};");
        writer.Line((kernel.Reductions.Count > 0, kernel.IsByRows) switch
        {
            (true, true) => $"step.Reduce(in {variable}, isByRows: true);",
            (true, false) => $"step.Reduce(in {variable});",
            (false, true) => $"step.RunByRows(in {variable});",
            _ => $"step.Run(in {variable});",
        });
    }

    private static void Combine(CodeWriter writer, StepPlan plan, IEnumerable<Phase> phases)
    {
        foreach (Node reduction in phases.SelectMany(phase => phase.Kernel.Reductions).Where(reduction => reduction.Reduction.Axis == ReductionAxis.All))
        {
            string kind = reduction.Reduction.Kind is Lowering.ReductionKind.Max or Lowering.ReductionKind.Min ? reduction.Reduction.Kind.ToString() : "Sum";
            writer.Line($"batch.Combine({plan.ReductionIndex(reduction)}, global::OptGen.Kernels.ReductionKind.{kind});");
        }
    }

    private static void Evaluate(CodeWriter writer, StepPlan plan, Phase evaluation)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open("protected override void Evaluate(in global::OptGen.Kernels.ParameterStep step, in global::OptGen.Kernels.StepBatch batch)"))
        {
            string? step = evaluation.Scalars.IsPerParameter ? "in step" : evaluation.Scalars.IsPerStep ? "step.Number" : null;
            writer.Line($"EvaluationKernel kernel = {(evaluation.IsConstant ? "default" : Prepared(plan, evaluation, "PrepareEvaluation", step))};");
            writer.Line(evaluation.Kernel.IsByRows ? "step.RunByRows(in kernel);" : "step.Run(in kernel);");
        }
    }
}
