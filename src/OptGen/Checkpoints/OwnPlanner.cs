namespace OptGen.Checkpoints;

/// <summary>Finds out what of a checkpoint of the library's own goes where. Names decide, never order.</summary>
internal static class OwnPlanner
{
    public static LoadPlan Plan(CheckpointSubject subject, SafetensorsHeader header, CheckpointOptions options)
    {
        LoadPlan plan = new(subject, options);
        header.CheckOwn();
        if (header.Metadata.ContainsKey(CheckpointKeys.Snapshots))
        {
            throw new CheckpointException($"The file holds the snapshots of an ensemble, expected a checkpoint of {subject.Name}: load it by SnapshotEnsemble.Load.");
        }

        CompareMembers(subject, header, plan);
        CompareRules(subject, header, plan);
        PlanTensors(subject, header, options, plan);
        MemberPlanner.Plan(subject, header, options, plan);
        plan.StepCount = CheckpointMetadata.CheckedSteps((Int128)header.Number(CheckpointKeys.StepCount), CheckpointKeys.StepCount);
        return plan;
    }

    private static void CompareMembers(CheckpointSubject subject, SafetensorsHeader header, LoadPlan plan)
    {
        long? members = header.Members();
        if (members is not null && !subject.IsGroup)
        {
            plan.Refuse($"The checkpoint is one of a group of {members} members, expected one of a single {subject.Name}: load it into an OptimizerGroup.");
        }
        else if (members is null && subject.IsGroup)
        {
            plan.Refuse($"The checkpoint is one of a single optimizer, expected one of an {subject.Name} of {subject.Members.Count} members: load it into an optimizer that is in no group.");
        }
        else if (subject.IsGroup && members != subject.Members.Count)
        {
            plan.Refuse($"The checkpoint is one of a group of {members} members, expected {subject.Members.Count}.");
        }
    }

    private static void CompareRules(CheckpointSubject subject, SafetensorsHeader header, LoadPlan plan)
    {
        Compare("rule", subject.Info.Rule, header.Text(CheckpointKeys.Rule));
        Compare("rules that it calls", CheckpointMetadata.CalledRules(subject.Info), header.Text(CheckpointKeys.CalledRules));

        void Compare(string what, string expected, string found)
        {
            if (found != expected)
            {
                plan.RuleDiffers = true;
                plan.Refuse($"The {what} differ{(what == "rule" ? "s" : "")}: expected '{expected}' of {subject.Members[0].Hyperparameters.GetType().FullName}, found '{found}' of {header.Text(CheckpointKeys.Optimizer)}.");
            }
        }
    }

    private static void PlanTensors(CheckpointSubject subject, SafetensorsHeader header, CheckpointOptions options, LoadPlan plan)
    {
        bool hasWeights = header.Tensors.Keys.Any(IsWeights);
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (CheckpointTensor target in CheckpointLayout.Of(subject, hasWeights && !options.IgnoreWeights))
        {
            known.Add(target.Name);
            if (!header.Tensors.TryGetValue(target.Name, out TensorEntry? source))
            {
                plan.NoteMissing(target.Name, $"Expected {target.Description}, found no tensor '{target.Name}'.");
            }
            else if (source.Format != target.Format || !source.Shape.SequenceEqual(target.Shape))
            {
                plan.NoteMissing(target.Name, $"Expected {target.Description} as {target.Describe()}, found {source.Describe()}.");
                plan.NoteLeftOver(source.Name, "");
            }
            else
            {
                plan.Copy(source, target);
            }
        }

        foreach (string name in header.Tensors.Keys.Where(name => !known.Contains(name) && !(options.IgnoreWeights && IsWeights(name))))
        {
            plan.NoteLeftOver(name, IsWeights(name)
                ? $"Found '{name}', but {subject.Name} has no memory for such weights. To leave weights alone, use new CheckpointOptions {{ IgnoreWeights = true }}."
                : $"Found '{name}', but {subject.Name} has no such parameter or state.");
        }
    }

    private static bool IsWeights(string name) => name.StartsWith(CheckpointKeys.WeightsPrefix, StringComparison.Ordinal);
}
