namespace OptGen.Checkpoints;

/// <summary>Finds out what of a checkpoint of the library's own goes where. Names decide, never order.</summary>
internal static class OwnPlanner
{
    public static LoadPlan Plan(Optimizer optimizer, SafetensorsHeader header, CheckpointOptions options)
    {
        LoadPlan plan = new(optimizer, options);
        if (header.Text(CheckpointKeys.Version) is var version && version != CheckpointKeys.OwnVersion)
        {
            throw new CheckpointException($"The checkpoint has version {version} of the format, expected {CheckpointKeys.OwnVersion}: load it by the version of OptGen that wrote it.");
        }

        if (header.ChecksumPlace < 0)
        {
            throw new CheckpointException($"The metadata of the checkpoint lacks '{CheckpointKeys.Checksum}' of {Checksum.Digits} digits.");
        }

        CompareRules(optimizer, header, plan);
        PlanTensors(optimizer, header, options, plan);
        if (!options.KeepHyperparameters)
        {
            PlanHyperparameters(optimizer, header, plan);
        }

        plan.StepCount = CheckpointMetadata.CheckedSteps(header.Number(CheckpointKeys.StepCount), CheckpointKeys.StepCount);
        plan.Seed = header.Number(CheckpointKeys.Seed);
        return plan;
    }

    private static void CompareRules(Optimizer optimizer, SafetensorsHeader header, LoadPlan plan)
    {
        OptimizerInfo info = optimizer.Info;
        Compare("rule", info.Rule, header.Text(CheckpointKeys.Rule));
        Compare("rules that it calls", CheckpointMetadata.CalledRules(info), header.Text(CheckpointKeys.CalledRules));

        void Compare(string what, string expected, string found)
        {
            if (found != expected)
            {
                plan.RuleDiffers = true;
                plan.Refuse($"The {what} differ{(what == "rule" ? "s" : "")}: expected '{expected}' of {optimizer.GetType().FullName}, found '{found}' of {header.Text(CheckpointKeys.Optimizer)}.");
            }
        }
    }

    private static void PlanTensors(Optimizer optimizer, SafetensorsHeader header, CheckpointOptions options, LoadPlan plan)
    {
        bool hasWeights = header.Tensors.Keys.Any(IsWeights);
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (CheckpointTensor target in CheckpointLayout.Of(optimizer, hasWeights && !options.IgnoreWeights))
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
                ? $"Found '{name}', but {optimizer.GetType().Name} has no memory for such weights. To leave weights alone, use new CheckpointOptions {{ IgnoreWeights = true }}."
                : $"Found '{name}', but {optimizer.GetType().Name} has no such parameter or state.");
        }
    }

    private static bool IsWeights(string name) => name.StartsWith(CheckpointKeys.WeightsPrefix, StringComparison.Ordinal);

    private static void PlanHyperparameters(Optimizer optimizer, SafetensorsHeader header, LoadPlan plan)
    {
        IReadOnlyList<string> properties = optimizer.Info.Hyperparameters;
        for (int i = 0; i < properties.Count; i++)
        {
            string key = CheckpointKeys.Hyperparameter(properties[i]);
            if (header.Metadata.TryGetValue(key, out string? text))
            {
                plan.Hyperparameters[i] = text;
                plan.NoteLoaded(key);
            }
            else
            {
                plan.NoteMissing(key, $"Expected the hyperparameter {properties[i]}, found no metadata '{key}'.");
            }
        }

        foreach (string key in header.Metadata.Keys.Where(key => key.StartsWith(CheckpointKeys.HyperparameterPrefix, StringComparison.Ordinal)))
        {
            if (!properties.Contains(key[CheckpointKeys.HyperparameterPrefix.Length..]))
            {
                plan.NoteLeftOver(key, $"Found the hyperparameter '{key}', but {optimizer.GetType().Name} has none of that name.");
            }
        }
    }
}
