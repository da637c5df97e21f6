using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the method that carries out a step, pass by pass, and the one that computes the weights to evaluate with.</summary>
/// <param name="plan">The step.</param>
/// <param name="methods">The methods that it calls.</param>
internal sealed class UpdateEmitter(StepPlan plan, StepMethods methods)
{
    public const string ForEachParameter = "foreach (ParameterStep step in batch)";

    /// <summary>Parameters that were added together are at the same step and share its scalars.</summary>
    private const string ForEachRange = "for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))";

    public void Write(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <summary>Carries out the step.</summary>");
        writer.Line(GeneratedTypes.Optimized);
        using (writer.Open($"public void {GeneratedNames.Update}({StepEmitter.Batch})"))
        {
            if (plan.IsElementwise)
            {
                UpdateElementwise(writer);
            }
            else
            {
                UpdateInPasses(writer);
            }
        }

        if (plan.Evaluation is not null)
        {
            Evaluate(writer);
        }
    }

    private void UpdateElementwise(CodeWriter writer)
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
                writer.Line($"{kernel} kernel = {Prepared(plan.Phases[0], prepare, step)};");
                writer.Line("step.Run(in kernel);");
            }

            return;
        }

        if (!scalars.IsPerStep)
        {
            writer.Line($"{kernel} kernel = {Prepared(plan.Phases[0], prepare, null)};");
            using (writer.Open(ForEachRange))
            {
                writer.Line("batch.Run(in kernel, range);");
            }

            return;
        }

        using (writer.Open(ForEachRange))
        {
            writer.Line($"{kernel} kernel = {Prepared(plan.Phases[0], prepare, "range.Number")};");
            writer.Line("batch.Run(in kernel, range);");
        }
    }

    /// <summary>The kernel of a phase with its scalars.</summary>
    private string Prepared(Phase phase, string method, string? step)
    {
        if (phase.IsConstant && plan.ScalarUpdates.Count == 0)
        {
            return "default";
        }

        string?[] arguments = [step, phase.Scalars.ReadsLoss ? "batch.Loss" : null, phase.Scalars.ReadsTotalLength ? "in batch" : null];
        return plan.IsElementwise ? $"{method}({string.Join(", ", arguments.Where(argument => argument is not null))})" : methods.Call(method);
    }

    /// <summary>The sections of a step that asks for gradients at other points are calls of their own.</summary>
    private void UpdateInPasses(CodeWriter writer)
    {
        IReadOnlyList<GradientCall> calls = plan.Sections.Calls;
        for (int section = 0; section < calls.Count; section++)
        {
            writer.Separate();
            using (writer.Open($"if (batch.Call == {section})"))
            {
                UpdateSection(writer, section);
                writer.Separate();
                writer.Line($"// The weights are where the gradient is needed: at {string.Join(" ", calls[section].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}.");
                writer.Line("return;");
            }
        }

        UpdateSection(writer, calls.Count);
    }

    /// <summary>
    /// Passes follow each other within a parameter, while its memory is warm, until one reduces over all parameters. There the stage ends: a group of optimizers lets all
    /// of its members come so far before any goes on.
    /// </summary>
    private void UpdateSection(CodeWriter writer, int section)
    {
        // Sections have the same passes at all ranks.
        StepPlan any = plan.Executed[0];
        bool isLast = section == any.Sections.Calls.Count;
        int next = any.Sections.FirstPass(section);
        int limit = isLast ? int.MaxValue : any.Sections.LastPass(section);
        List<Phase> ends = [.. plan.EndsOfStages(section)];
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

            RunStage(writer, next, last, finishes);
            if (finishes && plan.SharedUpdates.Count > 0)
            {
                writer.Separate();
                writer.Line(methods.Call(GeneratedNames.FinishStep) + ";");
            }

            block?.Dispose();
            next = last + 1;
        }
    }

    private void RunStage(CodeWriter writer, int first, int last, bool finishes)
    {
        if (SharedPass(first, last, finishes) is { } shared)
        {
            RunForRanges(writer, plan.Executed[0], shared);
        }
        else if (plan.Executed.Any(executed => HasWork(executed, first, last, finishes)))
        {
            writer.Separate();
            using (writer.Open(ForEachParameter))
            {
                ByRank(writer, executed => HasWork(executed, first, last, finishes), executed => RunPasses(writer, executed, first, last, finishes));
            }
        }
    }

    /// <summary>The place of the pass that is all there is to do between two others, where it is the same for all parameters.</summary>
    private int? SharedPass(int first, int last, bool finishes)
    {
        List<int> passes = [.. Enumerable.Range(0, plan.Phases.Count).Where(pass => plan.Phases[pass].Pass >= first && plan.Phases[pass].Pass <= last)];
        bool isAll = plan.Variants.Count == 0 && passes.Count == 1 && !plan.Functions.Any(function => function.Pass >= first && function.Pass <= last) && !(finishes && plan.ScalarUpdates.Count > 0);
        return isAll && plan.Phases[passes[0]].IsSameForParameters ? passes[0] : null;
    }

    private void RunForRanges(CodeWriter writer, StepPlan executed, int pass)
    {
        writer.Separate();
        using (writer.Open(ForEachRange))
        {
            string name = StepEmitter.PassName(executed, pass);
            string variable = Variable(executed, pass);
            writer.Line($"{GeneratedNames.Kernel(name)} {variable} = {(executed.Phases[pass].IsConstant ? "default" : methods.Call(GeneratedNames.Prepare(name), "batch.FirstOf(range)"))};");
            writer.Line($"batch.{(executed.Phases[pass].Kernel.Reduced.Count > 0 ? "Reduce" : "Run")}(in {variable}, range);");
        }
    }

    /// <summary>Writes what is done for a parameter, which may depend on its rank.</summary>
    private void ByRank(CodeWriter writer, Func<StepPlan, bool> hasWork, Action<StepPlan> write)
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

    private static bool HasWork(StepPlan executed, int first, int last, bool finishes) =>
        executed.Phases.Any(phase => phase.Pass >= first && phase.Pass <= last) || executed.Functions.Any(function => function.Pass >= first && function.Pass <= last) || (finishes && executed.ScalarUpdates.Count > 0);

    private void RunPasses(CodeWriter writer, StepPlan executed, int first, int last, bool finishes)
    {
        ValueNames names = new(executed.Rule);
        Identifiers identifiers = new(["step", "batch", "range", "kernel", .. GeneratedTypes.Names, .. executed.Phases.Select((_, i) => Variable(executed, i))]);
        MatrixEmitter matrices = new(executed, names, methods, identifiers);
        List<MatrixStep> called = [.. executed.Functions.Where(function => function.Pass >= first && function.Pass <= last)];
        matrices.Declare(writer, called);
        IEnumerable<(int Pass, Demand Demand, Action Write)> functions = called.Select(function => (function.Pass, function.Demand, (Action)(() => matrices.Write(writer, function))));
        IEnumerable<(int Pass, Demand Demand, Action Write)> passes = executed.Phases.Select((phase, i) => (phase.Pass, phase.Demand, (Action)(() => RunPass(writer, executed, i)))).Where(pass => pass.Pass >= first && pass.Pass <= last);
        List<(int Pass, Demand Demand, Action Write)> actions = [.. functions.Concat(passes).OrderBy(action => action.Pass)];
        Dictionary<Node, string> conditions = [];
        for (int i = 0; i < actions.Count;)
        {
            Demand demand = actions[i].Demand;
            matrices.Begin();
            CodeWriter.Block? block = null;
            if (!demand.IsAlways)
            {
                writer.Separate();
                Node whole = executed.Conditions[executed.ConditionIndex(demand)].Condition;
                Node value = StepMethods.Positive(whole);
                if (!conditions.TryGetValue(value, out string? condition))
                {
                    conditions.Add(value, condition = identifiers.Unique(names.Describe(value)));
                    writer.Line($"bool {condition} = {methods.Call(methods.Condition(value, executed, names))};");
                }

                block = writer.Open($"if ({(value == whole ? "" : "!")}{condition})");
            }

            for (; i < actions.Count && actions[i].Demand.Equals(demand); i++)
            {
                actions[i].Write();
            }

            block?.Dispose();
        }

        if (finishes && executed.ScalarUpdates.Count > 0)
        {
            writer.Separate();
            writer.Line(methods.Call(GeneratedNames.FinishParameter(executed.Ranks)) + ";");
        }
    }

    private void RunPass(CodeWriter writer, StepPlan executed, int index)
    {
        KernelPlan kernel = executed.Phases[index].Kernel;
        string pass = StepEmitter.PassName(executed, index);
        string variable = Variable(executed, index);
        writer.Separate();
        if (kernel.Contributed.Count > 0)
        {
            writer.Line(methods.Call(GeneratedNames.Contribute(pass)) + ";");
        }

        if (!kernel.HasLoop)
        {
            return;
        }

        writer.Line($"{GeneratedNames.Kernel(pass)} {variable} = {(executed.Phases[index].IsConstant ? "default" : methods.Call(GeneratedNames.Prepare(pass)))};");
        Run(writer, executed, executed.Phases[index], variable);
    }

    /// <summary>What the kernel of a pass is called where it is used.</summary>
    private static string Variable(StepPlan executed, int index) => StepEmitter.IsOnePass(executed) ? "kernel" : GeneratedNames.Local(index);

    private static void Run(CodeWriter writer, StepPlan executed, Phase phase, string variable)
    {
        KernelPlan kernel = phase.Kernel;

        // One bit for each size of blocks.
        int blocks = kernel.BlockSizes.Sum(size => 1 << executed.BlockSizeIndex(size.Name));
        string parts = $"{(kernel.IsByRows ? ", isByRows: true" : "")}{(blocks > 0 ? $", blocks: 0b{Convert.ToString(blocks, 2)}" : "")}";
        string space = phase.Space == Shape.Element ? "" : $", space: {executed.SpaceIndex(phase.Space)}";
        writer.Line((kernel.Reduced.Count > 0, blocks > 0, kernel.IsByRows) switch
        {
            (true, _, _) when space.Length > 0 => $"step.ReduceMatrix(in {variable}, isByRows: {Literals.Boolean(kernel.IsByRows)}{space});",
            (true, _, _) => $"step.Reduce(in {variable}{parts});",
            (false, true, _) => $"step.RunByBlocks(in {variable}{parts});",
            (false, false, true) => $"step.RunByRows(in {variable}{space});",
            _ => $"step.Run(in {variable}{space});",
        });
    }

    private static void Combine(CodeWriter writer, StepPlan executed, Phase phase)
    {
        List<Node> totals = [.. phase.Kernel.Reductions.Where(reduction => reduction.IsTotal && reduction.Operation == Operation.Reduce)];
        if (totals.Count > 0)
        {
            writer.Line("// All parameters have contributed.");
        }

        foreach (Node reduction in totals)
        {
            string kind = reduction.Reduction.Kind is Values.ReductionKind.Max or Values.ReductionKind.Min ? reduction.Reduction.Kind.ToString() : "Sum";
            writer.Line($"batch.Combine({executed.ReductionIndex(reduction)}, ReductionKind.{kind});");
        }
    }

    private void Evaluate(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <summary>Computes the weights to evaluate with.</summary>");
        using (writer.Open($"public void {GeneratedNames.Evaluate}(in ParameterStep step, {StepEmitter.Batch})"))
        {
            ByRank(writer, _ => true, executed => Evaluate(writer, executed, executed.Evaluation!));
        }
    }

    private void Evaluate(CodeWriter writer, StepPlan executed, Phase evaluation)
    {
        string name = GeneratedNames.Evaluation(executed.Ranks);
        string? step = evaluation.Scalars.IsPerParameter ? "in step" : evaluation.Scalars.IsPerStep ? "step.Number" : null;
        writer.Line($"{GeneratedNames.Kernel(name)} kernel = {(evaluation.IsConstant ? "default" : Prepared(evaluation, GeneratedNames.Prepare(name), step))};");
        Run(writer, executed, evaluation, "kernel");
    }
}
