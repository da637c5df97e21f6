using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>
/// Finds out what of a state dictionary of PyTorch's goes where. Its tensors are called <c>state.‹parameter›.‹state›</c>, where the parameter is a name, or a
/// place in the order of parameters.
/// </summary>
internal static class PyTorchPlanner
{
    private const string Prefix = "state.";

    public static LoadPlan Plan(CheckpointSubject subject, SafetensorsHeader header, CheckpointOptions options)
    {
        LoadPlan plan = new(subject, options);
        PyTorchStates states = (options.StateNames is { } names ? PyTorchStates.Of(names) : PyTorchStates.Find(subject.Members[0])) ?? throw new CheckpointException(
            $"The file was not written by OptGen, and PyTorch has no names for the states of {subject.Name}: give them by CheckpointOptions.StateNames.");
        Dictionary<string, CheckpointTensor> targets = CheckpointLayout.Of(subject, withWeights: false).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        HashSet<Parameter> buffered = [];
        foreach (TensorEntry source in header.Tensors.Values)
        {
            (Parameter? parameter, string state) = Split(subject, source.Name);
            if (parameter is null)
            {
                plan.NoteLeftOver(source.Name, $"Found '{source.Name}', which is no state of a parameter of {subject.Name}: 'state.‹name or place›.‹state›'.");
            }
            else if (states.Derived.Contains(state))
            {
                plan.NoteLoaded(source.Name);
            }
            else if (TargetOf(states, parameter, state) is { } name && targets.Remove(name, out CheckpointTensor? target))
            {
                Match(plan, source, target);
                buffered.Add(parameter);
            }
            else
            {
                plan.NoteLeftOver(source.Name, $"Found '{source.Name}', but the rule of {subject.Name} has no such state for parameter '{parameter.Name}'.");
            }
        }

        foreach (CheckpointTensor target in targets.Values)
        {
            if (target.CountsStepsOf is { } parameter && !states.CountsSteps && buffered.Contains(parameter))
            {
                // All that such a rule asks is whether it is the first step, and a buffer tells that it is not.
                plan.KnownSteps.Add((parameter, 1));
            }
            else
            {
                plan.NoteMissing(target.Name, $"Expected {target.Description}, found no tensor for it.");
            }
        }

        return plan;
    }

    /// <summary>The parameter and the state that a tensor's name tells.</summary>
    private static (Parameter? Parameter, string State) Split(CheckpointSubject subject, string name)
    {
        int dot = name.LastIndexOf('.');
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || dot <= Prefix.Length)
        {
            return (null, "");
        }

        string which = name[Prefix.Length..dot];
        Parameter? parameter = subject.Parameters.FirstOrDefault(parameter => parameter.Name == which);
        if (parameter is null && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place < subject.Parameters.Count)
        {
            parameter = subject.Parameters[place];
        }

        return (parameter, name[(dot + 1)..]);
    }

    private static string? TargetOf(PyTorchStates states, Parameter parameter, string theirs)
    {
        if (theirs == PyTorchStates.Step)
        {
            return CheckpointKeys.Steps(parameter);
        }

        return states.Names.TryGetValue(theirs, out string? ours) && parameter.Owner.Info.States.FirstOrDefault(state => state.Name == ours) is { } info
            ? CheckpointKeys.State(info, parameter)
            : null;
    }

    private static void Match(LoadPlan plan, TensorEntry source, CheckpointTensor target)
    {
        bool isCount = target.CountsStepsOf is not null && source.Format.Name is "F32" or "F64" or "I64";
        bool isWidened = target.Format == TensorFormat.Float64 && source.Format == TensorFormat.Float32;

        // What is a vector here is a matrix of one row or column there.
        bool hasShape = source.Shape.Where(axis => axis != 1).SequenceEqual(target.Shape.Where(axis => axis != 1));
        if (hasShape && (source.Format == target.Format || isWidened || isCount))
        {
            plan.Copy(source, target);
        }
        else
        {
            plan.NoteMissing(target.Name, $"Expected '{source.Name}' as {target.Describe()}, found {source.Describe()}.");
            plan.NoteLeftOver(source.Name, "");
        }
    }
}
