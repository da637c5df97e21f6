namespace OptGen;

/// <summary>What <see cref="OptimizerCheckpoints.Load(Optimizer, string, CheckpointOptions?)"/>, of an optimizer or a group, has done. Names are those of tensors and metadata in the file.</summary>
public sealed record LoadResult
{
    /// <summary>What the optimizer has taken from the file.</summary>
    public required IReadOnlyList<string> Loaded { get; init; }

    /// <summary>What the optimizer has and the file lacks, or has in another type or shape; it is as it was.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What the file has and the optimizer has no place for.</summary>
    public required IReadOnlyList<string> LeftOver { get; init; }

    /// <summary>Whether the file was written by a rule of another text, or one that calls rules of other texts.</summary>
    public bool RuleDiffers { get; init; }

    /// <summary>How much was loaded, and the names of all that was not.</summary>
    public override string ToString()
    {
        string text = $"{Loaded.Count} loaded";
        text += Missing.Count == 0 ? "" : $"; missing: {string.Join(", ", Missing)}";
        text += LeftOver.Count == 0 ? "" : $"; left over: {string.Join(", ", LeftOver)}";
        return RuleDiffers ? text + "; written by a rule of another text" : text;
    }
}
