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
        new ScalarEmitter(plan, phase, names, emitter.Fields).Write(writer, method, kernel);
        emitter.Write(writer, kernel);
    }

    private static void Update(CodeWriter writer, StepPlan plan)
    {
        string loss = plan.ReadsLoss ? ", batch.Loss" : "";
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open("protected override void Update(in global::OptGen.Kernels.StepBatch batch)"))
        {
            if (plan.Step.Scalars.IsPerParameter)
            {
                using (writer.Open("foreach (global::OptGen.Kernels.ParameterStep step in batch)"))
                {
                    writer.Line($"StepKernel kernel = this.PrepareStep(in step{loss});");
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
                    writer.Line($"kernel = this.PrepareStep(number{loss});");
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
            string argument = evaluation.Scalars.IsPerParameter ? "in step" : "step.Number";
            writer.Line($"EvaluationKernel kernel = this.PrepareEvaluation({argument});");
            writer.Line("step.Run(in kernel);");
        }
    }
}
