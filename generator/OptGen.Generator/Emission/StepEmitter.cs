using OptGen.Generator.Lowering;

namespace OptGen.Generator.Emission;

/// <summary>Writes the methods that carry out a step, and what they run.</summary>
internal static class StepEmitter
{
    public static void Write(CodeWriter writer, StepPlan plan)
    {
        ValueNames names = new(plan.Rule);
        Update(writer, plan);
        if (plan.Evaluation is { } evaluation)
        {
            Evaluate(writer, evaluation);
        }

        WritePhase(writer, plan, plan.Step, names, "PrepareStep", "StepKernel");
        if (plan.Evaluation is { } phase)
        {
            WritePhase(writer, plan, phase, names, "PrepareEvaluation", "EvaluationKernel");
        }
    }

    private static void WritePhase(CodeWriter writer, StepPlan plan, Phase phase, ValueNames names, string method, string kernel)
    {
        KernelEmitter emitter = new(plan, phase.Kernel, names);
        if (!phase.IsConstant)
        {
            new ScalarEmitter(plan, phase, names, emitter.Fields).Write(writer, method, kernel);
        }

        emitter.Write(writer, kernel);
    }

    private static void Update(CodeWriter writer, StepPlan plan)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open("protected override void Update(in global::OptGen.Kernels.StepBatch batch)"))
        {
            ScalarPlan scalars = plan.Step.Scalars;
            if (scalars.IsPerParameter)
            {
                using (writer.Open("foreach (global::OptGen.Kernels.ParameterStep step in batch)"))
                {
                    writer.Line($"StepKernel kernel = {Prepared(plan.Step, "PrepareStep", "in step", "batch.Loss")};");
                    writer.Line("step.Run(in kernel);");
                }

                return;
            }

            if (!scalars.IsPerStep)
            {
                writer.Line($"StepKernel kernel = {Prepared(plan.Step, "PrepareStep", null, "batch.Loss")};");
                using (writer.Open("foreach (global::OptGen.Kernels.ParameterStep step in batch)"))
                {
                    writer.Line("step.Run(in kernel);");
                }

                return;
            }

            writer.Line("long number = 0;");
            writer.Line("StepKernel kernel = default;");
            using (writer.Open("foreach (global::OptGen.Kernels.ParameterStep step in batch)"))
            {
                writer.Line("// Parameters that were added together are at the same step and share its scalars.");
                using (writer.Open("if (step.Number != number)"))
                {
                    writer.Line("number = step.Number;");
                    writer.Line($"kernel = {Prepared(plan.Step, "PrepareStep", "number", "batch.Loss")};");
                }

                writer.Line();
                writer.Line("step.Run(in kernel);");
            }
        }
    }

    private static void Evaluate(CodeWriter writer, Phase evaluation)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open("protected override void Evaluate(in global::OptGen.Kernels.ParameterStep step)"))
        {
            ScalarPlan scalars = evaluation.Scalars;
            string? argument = scalars.IsPerParameter ? "in step" : scalars.IsPerStep ? "step.Number" : null;
            writer.Line($"EvaluationKernel kernel = {Prepared(evaluation, "PrepareEvaluation", argument, loss: null)};");
            writer.Line("step.Run(in kernel);");
        }
    }

    /// <summary>The kernel of a phase with its scalars.</summary>
    private static string Prepared(Phase phase, string method, string? step, string? loss) => phase.IsConstant
        ? "default"
        : $"this.{method}({string.Join(", ", new[] { step, phase.Scalars.ReadsLoss ? loss : null }.Where(argument => argument is not null))})";
}
