namespace OptGen;

/// <summary>What <see cref="OptimizerCheckpoints.Load(Optimizer, string, CheckpointOptions?)"/>, of an optimizer or a group, takes from a checkpoint.</summary>
public sealed record CheckpointOptions
{
    /// <summary>
    /// Whether to load what matches in name, type and shape, and to tell the rest in the <see cref="LoadResult"/>. Otherwise any difference, another
    /// text of the rule among them, is an error and nothing is loaded. Damaged files are refused in any case.
    /// </summary>
    public bool WhatMatches { get; init; }

    /// <summary>Whether the hyperparameters stay as they are, instead of becoming those of the checkpoint; so does each <see cref="ReduceOnPlateau"/> that they follow.</summary>
    public bool KeepHyperparameters { get; init; }

    /// <summary>Whether weights stay as they are, even where the checkpoint has some.</summary>
    public bool IgnoreWeights { get; init; }

    /// <summary>
    /// For a file of PyTorch's, the rule's names of the states under theirs: <c>["exp_avg"] = "m"</c>. Null for the names of the optimizer that ships with
    /// the library; optimizers of one's own need them.
    /// </summary>
    public IReadOnlyDictionary<string, string>? StateNames { get; init; }
}
