namespace OptGen.Checkpoints;

/// <summary>What of a file goes where in an optimizer or a group; made before anything is changed.</summary>
/// <param name="subject">What the file is loaded into.</param>
/// <param name="options">What to load.</param>
internal sealed class LoadPlan(CheckpointSubject subject, CheckpointOptions options)
{
    private readonly List<string> _loaded = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _leftOver = [];

    /// <summary>The memory that takes tensors of the file.</summary>
    public Dictionary<TensorEntry, CheckpointTensor> Copies { get; } = [];

    /// <summary>Parameters that have made so many steps, which the file does not tell as a tensor.</summary>
    public List<(Parameter Parameter, long Steps)> KnownSteps { get; } = [];

    /// <summary>What each member takes from the metadata.</summary>
    public MemberPlan[] Members { get; } = [.. subject.Members.Select(member => new MemberPlan(member.Info.Hyperparameters.Count))];

    /// <summary>How many steps the members have made; null where that follows from the parameters.</summary>
    public long? StepCount { get; set; }

    public bool RuleDiffers { get; set; }

    public LoadResult Result => new() { Loaded = _loaded, Missing = _missing, LeftOver = _leftOver, RuleDiffers = RuleDiffers };

    public void NoteLoaded(string name) => _loaded.Add(name);

    public void Copy(TensorEntry source, CheckpointTensor target)
    {
        Copies.Add(source, target);
        NoteLoaded(source.Name);
    }

    /// <summary>Something of the optimizer is not in the file.</summary>
    /// <exception cref="CheckpointException">It must be.</exception>
    public void NoteMissing(string name, string message) => Note(_missing, name, message);

    /// <summary>Something of the file has no place in the optimizer.</summary>
    /// <exception cref="CheckpointException">It must have one.</exception>
    public void NoteLeftOver(string name, string message) => Note(_leftOver, name, message);

    /// <summary>Refuses a difference, unless what matches is wanted.</summary>
    /// <exception cref="CheckpointException">It is not.</exception>
    public void Refuse(string message)
    {
        if (!options.WhatMatches)
        {
            throw new CheckpointException($"{message} To load what matches, use new CheckpointOptions {{ WhatMatches = true }}.");
        }
    }

    private void Note(List<string> list, string name, string message)
    {
        Refuse(message);
        list.Add(name);
    }
}
