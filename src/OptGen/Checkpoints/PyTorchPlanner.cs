using OptGen.Hyperparameters;

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
        PyTorchStates states = (options.StateNames is { } names ? PyTorchStates.Of(names) : PyTorchStates.Find(subject.Members[0].Hyperparameters)) ?? throw new CheckpointException(
            $"The file was not written by OptGen, and PyTorch has no names for the states of {subject.Name}: give them by CheckpointOptions.StateNames.");
        Dictionary<string, CheckpointTensor> targets = CheckpointLayout.Of(subject, withWeights: false).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        HashSet<Parameter> buffered = [];
        Dictionary<string, Parameter> parameters = subject.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        bool isByPlace = IsByPlace(parameters, header);
        foreach (TensorEntry source in header.Tensors.Values)
        {
            (Parameter? parameter, string state) = Split(subject.Parameters, isByPlace ? null : parameters, source.Name);
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

    /// <summary>
    /// Whether the numbers in a file are places, whatever parameters are called: where it has nothing else, unless it has more than there are places and all of them are names.
    /// </summary>
    private static bool IsByPlace(Dictionary<string, Parameter> parameters, SafetensorsHeader header)
    {
        string[] whiches = [.. header.Tensors.Keys.Select(name => Split(name).Which).Where(which => which.Length > 0).Distinct()];
        return Array.TrueForAll(whiches, which => PlaceOf(which) is not null)
            && (Array.TrueForAll(whiches, which => PlaceOf(which) < parameters.Count) || !Array.TrueForAll(whiches, parameters.ContainsKey));
    }

    /// <summary>The parameter and the state that a tensor's name tells.</summary>
    /// <param name="places">The parameters in their order.</param>
    /// <param name="names">The same by their names; null where numbers are places.</param>
    /// <param name="name">The tensor's name.</param>
    private static (Parameter? Parameter, string State) Split(IReadOnlyList<Parameter> places, Dictionary<string, Parameter>? names, string name)
    {
        (string which, string state) = Split(name);
        Parameter? atPlace = PlaceOf(which) is { } place && place < places.Count ? places[(int)place] : null;
        return (names?.GetValueOrDefault(which) ?? atPlace, state);
    }

    /// <summary>What a tensor's name tells of its parameter, and the state; empty where it is not of that form.</summary>
    private static (string Which, string State) Split(string name)
    {
        int dot = name.LastIndexOf('.');
        return name.StartsWith(Prefix, StringComparison.Ordinal) && dot > Prefix.Length ? (name[Prefix.Length..dot], name[(dot + 1)..]) : ("", "");
    }

    private static long? PlaceOf(string which) => WholeNumber.TryParse(which, out long place) && place >= 0 ? place : null;

    private static string? TargetOf(PyTorchStates states, Parameter parameter, string theirs)
    {
        if (theirs == PyTorchStates.Step)
        {
            return CheckpointKeys.Steps(parameter);
        }

        return states.Names.TryGetValue(theirs, out string? ours) && parameter.Set.Info.States.FirstOrDefault(state => state.Name == ours) is { } info
            ? CheckpointKeys.State(info, parameter)
            : null;
    }

    private static void Match(LoadPlan plan, TensorEntry source, CheckpointTensor target)
    {
        bool isCount = target.CountsStepsOf is not null && NumberReader.IsNumber(source.Format);
        bool isWidened = NumberReader.Widens(source.Format, target.Format);

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
