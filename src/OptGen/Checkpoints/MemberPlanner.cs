using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>Finds out what of a checkpoint's metadata goes to which member of a group, or to an optimizer that is in none.</summary>
internal static class MemberPlanner
{
    public static void Plan(CheckpointSubject subject, SafetensorsHeader header, CheckpointOptions options, LoadPlan plan)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        for (int member = 0; member < subject.Members.Count; member++)
        {
            PlanSeed(subject.Key(member, CheckpointKeys.Seed), header, plan, plan.Members[member], known);
            if (!options.KeepHyperparameters)
            {
                PlanHyperparameters(subject, member, header, plan, known);
                PlanPlateaus(subject, member, header, plan, known);
            }
        }

        // In other files, no parameter has a member.
        if (subject.IsGroup && header.Members() is not null)
        {
            ComparePlaces(subject, header, plan, known);
        }

        foreach (string key in header.Metadata.Keys.Where(key => !known.Contains(key) && IsOfMember(key, options)))
        {
            plan.NoteLeftOver(key, $"Found the metadata '{key}', but {subject.Name} has nothing of that name.");
        }
    }

    /// <summary>Whether a key tells something that a member may have, and that is to be loaded.</summary>
    private static bool IsOfMember(string key, CheckpointOptions options)
    {
        string own = CheckpointKeys.WithoutMember(key);
        bool isHyperparameter = own.StartsWith(CheckpointKeys.HyperparameterPrefix, StringComparison.Ordinal) || own.StartsWith(CheckpointKeys.PlateausPrefix, StringComparison.Ordinal);
        return own == CheckpointKeys.Seed || CheckpointKeys.IsPlace(key) || (isHyperparameter && !options.KeepHyperparameters);
    }

    private static void PlanSeed(string key, SafetensorsHeader header, LoadPlan plan, MemberPlan member, HashSet<string> known)
    {
        known.Add(key);
        if (header.Metadata.ContainsKey(key))
        {
            member.Seed = header.Number(key);
        }
        else
        {
            plan.NoteMissing(key, $"Expected a seed, found no metadata '{key}'.");
        }
    }

    private static void PlanHyperparameters(CheckpointSubject subject, int member, SafetensorsHeader header, LoadPlan plan, HashSet<string> known)
    {
        IReadOnlyList<string> properties = subject.Info.Hyperparameters;
        for (int i = 0; i < properties.Count; i++)
        {
            string key = subject.Key(member, CheckpointKeys.Hyperparameter(properties[i]));
            known.Add(key);
            if (header.Metadata.TryGetValue(key, out string? text))
            {
                plan.Members[member].Hyperparameters[i] = text;
                plan.NoteLoaded(key);
            }
            else
            {
                plan.NoteMissing(key, $"Expected the hyperparameter {properties[i]}, found no metadata '{key}'.");
            }
        }
    }

    /// <summary>Plateaus of a hyperparameter that follows no schedule yet are kept until it does.</summary>
    private static void PlanPlateaus(CheckpointSubject subject, int member, SafetensorsHeader header, LoadPlan plan, HashSet<string> known)
    {
        IReadOnlyList<string> properties = subject.Info.Hyperparameters;
        for (int i = 0; i < properties.Count; i++)
        {
            string key = subject.Key(member, CheckpointKeys.Plateaus(properties[i]));
            PlateauState[] found = header.Metadata.TryGetValue(key, out string? text) ? PlateauTexts.Read(text, key) : [];
            int count = subject.Members[member].Schedules.ScheduledPlateaus(i) ?? found.Length;
            known.Add(key);
            if (found.Length == count)
            {
                plan.Members[member].Plateaus[i] = found;
                if (count > 0)
                {
                    plan.NoteLoaded(key);
                }

                continue;
            }

            string message = $"Expected the states of {count} ReduceOnPlateau in the schedule of {properties[i]}, found {found.Length} under '{key}'.";
            if (count > 0)
            {
                plan.NoteMissing(key, message);
            }

            if (found.Length > 0)
            {
                plan.NoteLeftOver(key, message);
            }
        }
    }

    private static void ComparePlaces(CheckpointSubject subject, SafetensorsHeader header, LoadPlan plan, HashSet<string> known)
    {
        foreach (Parameter parameter in subject.Parameters)
        {
            string key = CheckpointKeys.Place(parameter);
            string expected = subject.MemberOf(parameter).ToString(CultureInfo.InvariantCulture);
            known.Add(key);
            if (!header.Metadata.TryGetValue(key, out string? found))
            {
                plan.NoteMissing(key, $"Expected the member of parameter '{parameter.Name}', found no metadata '{key}'.");
            }
            else if (found != expected)
            {
                plan.NoteMissing(key, $"Expected parameter '{parameter.Name}' in member {expected}, found it in member {found}.");
                plan.NoteLeftOver(key, "");
            }
        }
    }
}
