using OptGen.Checkpoints;

namespace OptGen;

public partial class OptimizerGroup<TOptimizer>
{
    /// <summary>
    /// Writes a checkpoint of all members, from which a group of as many members goes on bit for bit as this one would: what <see cref="OptimizerCheckpoints.Save(Optimizer, string, bool)"/>
    /// writes of each member, and which parameter belongs to which.
    /// </summary>
    /// <param name="path">The file; an older one is replaced as a whole, once the new one is on the disk.</param>
    /// <param name="withWeights">Whether to save the weights as well.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient, or the members have made different numbers of steps; or weights are to be saved, and those to evaluate with are in place, or a parameter
    /// was added without memory.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an older one is as it was.</exception>
    public void Save(string path, bool withWeights = false) => Checkpoint.Save(_stepper, path, withWeights);

    /// <summary>Writes a checkpoint of all members to a stream.</summary>
    /// <param name="stream">Takes it, from where it stands.</param>
    /// <param name="withWeights">Whether to save the weights as well.</param>
    /// <inheritdoc cref="Save(string, bool)" path="/exception[@cref='T:System.InvalidOperationException']"/>
    public void Save(Stream stream, bool withWeights = false) => Checkpoint.Save(_stepper, stream, withWeights);

    /// <summary>
    /// Loads a checkpoint of a group into the members, whose parameters have been added: by their names, each in the member that it was in. All of it is checked first:
    /// where it does not fit, nothing has changed. Places of parameters in a file of PyTorch's are those in <see cref="Parameters"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// What to load; all, and nothing else may be there, where it is left out. <see cref="CheckpointOptions.WhatMatches"/> also finds parameters in other members, and loads
    /// the states of a checkpoint of one optimizer.
    /// </param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="CheckpointException">The file is damaged, no checkpoint of such a group, or does not fit; the message tells the first difference. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient, or the weights to evaluate with are in place.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public LoadResult Load(string path, CheckpointOptions? options = null) => Checkpoint.Load(_stepper, path, options);

    /// <summary>Loads a checkpoint of a group from a stream, which must end where it does.</summary>
    /// <param name="stream">The stream, at the beginning of the checkpoint; it need not be able to seek.</param>
    /// <param name="options">What to load; all, and nothing else may be there, where it is left out.</param>
    /// <inheritdoc cref="Load(string, CheckpointOptions?)"/>
    public LoadResult Load(Stream stream, CheckpointOptions? options = null) => Checkpoint.Load(_stepper, stream, options);
}
