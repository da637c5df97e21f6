using System.ComponentModel;
using OptGen.Checkpoints;

namespace OptGen;

/// <summary>Saves and loads what an optimizer has learnt: <c>adam.Save(path)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OptimizerCheckpoints
{
    /// <summary>
    /// Writes a checkpoint in the safetensors format, from which an optimizer with the same rule continues bit for bit: states, step counts, hyperparameters,
    /// <see cref="Optimizer.Seed"/>, and the state of each <see cref="ReduceOnPlateau"/> that drives a hyperparameter. An existing file is replaced atomically, once the new one is
    /// on disk, and keeps its mode. Pipes and devices are written to directly.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="path">The file.</param>
    /// <param name="withWeights">Whether to save the weights too.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved while evaluation weights are in place or a parameter was added without memory.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file has not changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable; an existing file has not changed.</exception>
    public static void Save(this Optimizer optimizer, string path, bool withWeights = false) => Checkpoint.Save(StepperOf(optimizer), path, withWeights);

    /// <summary>Writes a checkpoint to a stream.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="stream">The stream, written from its current position.</param>
    /// <param name="withWeights">Whether to save the weights too.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved while evaluation weights are in place or a parameter was added without memory.
    /// </exception>
    public static void Save(this Optimizer optimizer, Stream stream, bool withWeights = false) => Checkpoint.Save(StepperOf(optimizer), stream, withWeights);

    /// <summary>
    /// Loads a checkpoint into the parameters that have been added, by name. Everything is checked first: if anything does not match, nothing changes.
    /// For optimizers that PyTorch has too, it also reads PyTorch's states, from tensors named <c>state.‹parameter name or index›.‹state›</c>.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What to load. If omitted, everything is loaded and must match exactly.</param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="CheckpointException">The file is damaged, is not a checkpoint, or does not match the optimizer; the message gives the first difference. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient, or evaluation weights are in place.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public static LoadResult Load(this Optimizer optimizer, string path, CheckpointOptions? options = null) => Checkpoint.Load(StepperOf(optimizer), path, options);

    /// <summary>Loads a checkpoint from a stream that ends with the checkpoint.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="stream">The stream, at the start of the checkpoint. It does not have to support seeking.</param>
    /// <param name="options">What to load. If omitted, everything is loaded and must match exactly.</param>
    /// <inheritdoc cref="Load(Optimizer, string, CheckpointOptions?)"/>
    public static LoadResult Load(this Optimizer optimizer, Stream stream, CheckpointOptions? options = null) => Checkpoint.Load(StepperOf(optimizer), stream, options);

    private static Steps.Stepper StepperOf(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer.Stepper;
    }
}
