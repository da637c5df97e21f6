using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the method that carries out a step, pass by pass, and the one that computes the weights to evaluate with.</summary>
internal static class UpdateEmitter
{
    public const string ForEachParameter = "foreach (ParameterStep step in batch)";

    /// <summary>Parameters that were added together are at the same step and share its scalars.</summary>
    private const string ForEachRange = "for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))";

    public static void Write(CodeWriter writer, StepPlan plan)
    {
        writer.Separate();
        writer.Line("/// <summary>Carries out the step.</summary>");
        writer.Line(GeneratedTypes.Optimized);
        using (writer.Open($"public void {GeneratedNames.Update}({StepEmitter.Batch})"))
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

        if (plan.Evaluation is not null)
        {
            Evaluate(writer, plan);
        }
    }

    private static void UpdateElementwise(CodeWriter writer, StepPlan plan)
    {
        string pass = GeneratedNames.Step(plan.Ranks);
        string prepare = GeneratedNames.Prepare(pass);
        string kernel = GeneratedNames.Kernel(pass);
        ScalarPlan scalars = plan.Phases[0].Scalars;
        bool isPerParameter = scalars.IsPerParameter || plan.ScalarUpdates.Count > 0;
        if (isPerParameter || !plan.Phases[0].IsSameForParameters)
        {
            using (writer.Open(ForEachParameter))
            {
                string? step = isPerParameter ? "in step" : scalars.IsPerStep ? "step.Number" : null;
                writer.Line($"{kernel} kernel = {Prepared(plan, plan.Phases[0], prepare, step)};");
                writer.Line("step.Run(in kernel);");
            }

            return;
        }

        if (!scalars.IsPerStep)
        {
            writer.Line($"{kernel} kernel = {Prepared(plan, plan.Phases[0], prepare, null)};");
            using (writer.Open(ForEachRange))
            {
                writer.Line("batch.Run(in kernel, range);");
            }

            return;
        }

        using (writer.Open(ForEachRange))
        {
            writer.Line($"{kernel} kernel = {Prepared(plan, plan.Phases[0], prepare, "range.Number")};");
            writer.Line("batch.Run(in kernel, range);");
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
        return $"{method}({string.Join(", ", arguments.Where(argument => argument is not null))})";
    }

    /// <summary>The parts of a step that asks for gradients at other points are calls of their own.</summary>
    private static void UpdateInPasses(CodeWriter writer, StepPlan plan)
    {
        IReadOnlyList<GradientCall> calls = plan.Sections.Calls;
        for (int part = 0; part < calls.Count; part++)
        {
            writer.Separate();
            using (writer.Open($"if (batch.Call == {part})"))
            {
                UpdatePart(writer, plan, part);
                writer.Separate();
                writer.Line($"// The weights are where the gradient is needed: at {string.Join(" ", calls[part].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}.");
                writer.Line("return;");
            }
        }

        UpdatePart(writer, plan, calls.Count);
    }

    /// <summary>
    /// Passes follow each other within a parameter, while its memory is warm, until one reduces over all parameters. There the stage ends: a group of optimizers lets all
    /// of its members come so far before any goes on.
    /// </summary>
    private static void UpdatePart(CodeWriter writer, StepPlan plan, int part)
    {
        // Parts have the same passes at all ranks.
        StepPlan any = plan.Executed[0];
        bool isLast = part == any.Sections.Calls.Count;
        int next = any.Sections.FirstPass(part);
        int limit = isLast ? int.MaxValue : any.Sections.LastPass(part);
        List<Phase> ends = [.. plan.EndsOfStages(part)];
        for (int stage = 0; stage <= ends.Count; stage++)
        {
            int last = stage < ends.Count ? ends[stage].Pass : limit;
            bool finishes = isLast && stage == ends.Count;
            writer.Separate();
            CodeWriter.Block? block = plan.Stages > 1 ? writer.Open($"if (batch.IsAt({stage}))") : null;
            if (stage > 0)
            {
                Combine(writer, any, ends[stage - 1]);
            }

            RunStage(writer, plan, next, last, finishes);
            if (finishes && plan.SharedUpdates.Count > 0)
            {
                writer.Separate();
                writer.Line($"{GeneratedNames.FinishStep}(in batch);");
            }

            block?.Dispose();
            next = last + 1;
        }
    }

    private static void RunStage(CodeWriter writer, StepPlan plan, int first, int last, bool finishes)
    {
        if (SharedPass(plan, first, last, finishes) is { } shared)
        {
            RunForRanges(writer, plan.Executed[0], shared);
        }
        else if (plan.Executed.Any(executed => HasWork(executed, first, last, finishes)))
        {
            writer.Separate();
            using (writer.Open(ForEachParameter))
            {
                ByRank(writer, plan, executed => HasWork(executed, first, last, finishes), executed => RunPasses(writer, executed, first, last, finishes));
            }
        }
    }

    /// <summary>The place of the pass that is all there is to do between two others, where it is the same for all parameters.</summary>
    private static int? SharedPass(StepPlan plan, int first, int last, bool finishes)
    {
        List<int> passes = [.. Enumerable.Range(0, plan.Phases.Count).Where(pass => plan.Phases[pass].Pass >= first && plan.Phases[pass].Pass <= last)];
        bool isAll = plan.Variants.Count == 0 && passes.Count == 1 && !plan.Functions.Any(function => function.Pass >= first && function.Pass <= last) && !(finishes && plan.ScalarUpdates.Count > 0);
        return isAll && plan.Phases[passes[0]].IsSameForParameters ? passes[0] : null;
    }

    private static void RunForRanges(CodeWriter writer, StepPlan plan, int pass)
    {
        writer.Separate();
        using (writer.Open(ForEachRange))
        {
            string name = StepEmitter.PassName(plan, pass);
            string variable = Variable(plan, pass);
            writer.Line($"{GeneratedNames.Kernel(name)} {variable} = {(plan.Phases[pass].IsConstant ? "default" : $"{GeneratedNames.Prepare(name)}(batch.FirstOf(range), in batch)")};");
            writer.Line($"batch.{(plan.Phases[pass].Kernel.Reduced.Count > 0 ? "Reduce" : "Run")}(in {variable}, range);");
        }
    }

    /// <summary>Writes what is done for a parameter, which may depend on its rank.</summary>
    private static void ByRank(CodeWriter writer, StepPlan plan, Func<StepPlan, bool> hasWork, Action<StepPlan> write)
    {
        if (plan.Variants.Count == 0)
        {
            write(plan);
            return;
        }

        using (writer.Open("switch (step.Variant)"))
        {
            for (int i = 0; i < plan.Variants.Count; i++)
            {
                if (hasWork(plan.Variants[i]))
                {
                    writer.Separate();
                    writer.Line($"// {RankNames.Condition(plan.Variants[i].Ranks!)}");
                    using (writer.Open($"case {i}:"))
                    {
                        write(plan.Variants[i]);
                        writer.Line("break;");
                    }
                }
            }
        }
    }

    private static bool HasWork(StepPlan plan, int first, int last, bool finishes) =>
        plan.Phases.Any(phase => phase.Pass >= first && phase.Pass <= last) || plan.Functions.Any(function => function.Pass >= first && function.Pass <= last) || (finishes && plan.ScalarUpdates.Count > 0);

    private static void RunPasses(CodeWriter writer, StepPlan plan, int first, int last, bool finishes)
    {
        MatrixEmitter matrices = new(plan, new ValueNames(plan.Rule));
        IEnumerable<(int Pass, Demand Demand, Action Write)> functions = plan.Functions.Select(function => (function.Pass, function.Demand, (Action)(() => matrices.Write(writer, function))));
        IEnumerable<(int Pass, Demand Demand, Action Write)> passes = plan.Phases.Select((phase, i) => (phase.Pass, phase.Demand, (Action)(() => RunPass(writer, plan, i))));
        List<(int Pass, Demand Demand, Action Write)> actions = [.. functions.Concat(passes).Where(action => action.Pass >= first && action.Pass <= last).OrderBy(action => action.Pass)];
        for (int i = 0; i < actions.Count;)
        {
            Demand demand = actions[i].Demand;
            matrices.Begin();
            CodeWriter.Block? block = null;
            if (!demand.IsAlways)
            {
                writer.Separate();
                block = writer.Open($"if ({GeneratedNames.Condition(plan.ConditionIndex(demand), plan.Ranks)}(in step, in batch))");
            }

            for (; i < actions.Count && actions[i].Demand.Equals(demand); i++)
            {
                actions[i].Write();
            }

            block?.Dispose();
        }

        if (finishes && plan.ScalarUpdates.Count > 0)
        {
            writer.Separate();
            writer.Line($"{GeneratedNames.FinishParameter(plan.Ranks)}(in step, in batch);");
        }
    }

    private static void RunPass(CodeWriter writer, StepPlan plan, int index)
    {
        KernelPlan kernel = plan.Phases[index].Kernel;
        string pass = StepEmitter.PassName(plan, index);
        string variable = Variable(plan, index);
        writer.Separate();
        if (kernel.Contributed.Count > 0)
        {
            writer.Line($"{GeneratedNames.Contribute(pass)}(in step, in batch);");
        }

        if (!kernel.HasLoop)
        {
            return;
        }

        writer.Line($"{GeneratedNames.Kernel(pass)} {variable} = {(plan.Phases[index].IsConstant ? "default" : $"{GeneratedNames.Prepare(pass)}(in step, in batch)")};");
        Run(writer, plan, plan.Phases[index], variable);
    }

    /// <summary>What the kernel of a pass is called where it is used.</summary>
    private static string Variable(StepPlan plan, int index) => StepEmitter.IsOnePass(plan) ? "kernel" : GeneratedNames.Local(index);

    private static void Run(CodeWriter writer, StepPlan plan, Phase phase, string variable)
    {
        KernelPlan kernel = phase.Kernel;

        // One bit for each size of blocks.
        int blocks = kernel.BlockSizes.Sum(size => 1 << plan.BlockSizeIndex(size.Name));
        string parts = $"{(kernel.IsByRows ? ", isByRows: true" : "")}{(blocks > 0 ? $", blocks: 0b{Convert.ToString(blocks, 2)}" : "")}";
        string space = phase.Space == Shape.Element ? "" : $", space: {plan.SpaceIndex(phase.Space)}";
        writer.Line((kernel.Reduced.Count > 0, blocks > 0, kernel.IsByRows) switch
        {
            (true, _, _) when space.Length > 0 => $"step.ReduceMatrix(in {variable}, isByRows: {Literals.Boolean(kernel.IsByRows)}{space});",
            (true, _, _) => $"step.Reduce(in {variable}{parts});",
            (false, true, _) => $"step.RunByBlocks(in {variable}{parts});",
            (false, false, true) => $"step.RunByRows(in {variable}{space});",
            _ => $"step.Run(in {variable}{space});",
        });
    }

    private static void Combine(CodeWriter writer, StepPlan plan, Phase phase)
    {
        foreach (Node reduction in phase.Kernel.Reductions.Where(reduction => reduction.IsTotal && reduction.Operation == Operation.Reduce))
        {
            string kind = reduction.Reduction.Kind is Values.ReductionKind.Max or Values.ReductionKind.Min ? reduction.Reduction.Kind.ToString() : "Sum";
            writer.Line($"batch.Combine({plan.ReductionIndex(reduction)}, ReductionKind.{kind});");
        }
    }

    private static void Evaluate(CodeWriter writer, StepPlan plan)
    {
        writer.Separate();
        writer.Line("/// <summary>Computes the weights to evaluate with.</summary>");
        using (writer.Open($"public void {GeneratedNames.Evaluate}(in ParameterStep step, {StepEmitter.Batch})"))
        {
            ByRank(writer, plan, _ => true, executed => Evaluate(writer, executed, executed.Evaluation!));
        }
    }

    private static void Evaluate(CodeWriter writer, StepPlan plan, Phase evaluation)
    {
        string name = GeneratedNames.Evaluation(plan.Ranks);
        string? step = evaluation.Scalars.IsPerParameter ? "in step" : evaluation.Scalars.IsPerStep ? "step.Number" : null;
        writer.Line($"{GeneratedNames.Kernel(name)} kernel = {(evaluation.IsConstant ? "default" : Prepared(plan, evaluation, GeneratedNames.Prepare(name), step))};");
        Run(writer, plan, evaluation, "kernel");
    }
}
