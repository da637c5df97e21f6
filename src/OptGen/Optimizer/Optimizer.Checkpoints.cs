using OptGen.Checkpoints;
using OptGen.Hyperparameters;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>
    /// Writes a checkpoint in the safetensors format, from which an optimizer with the same rule continues bit for bit: states, step counts, hyperparameters,
    /// <see cref="Seed"/>, and the state of each <see cref="ReduceOnPlateau"/> that drives a hyperparameter. An existing file is replaced atomically, once the new one is
    /// on disk, and keeps its mode. Pipes and devices are written to directly.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="withWeights">Whether to save the weights too.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved while evaluation weights are in place or a parameter was added without memory.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file has not changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable; an existing file has not changed.</exception>
    public void Save(string path, bool withWeights = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SaveAs(withWeights, subject => AtomicFile.Write(path, stream => CheckpointWriter.Write(subject, stream, withWeights)));
    }

    /// <summary>Writes a checkpoint to a stream.</summary>
    /// <param name="stream">The stream, written from its current position.</param>
    /// <param name="withWeights">Whether to save the weights too.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved while evaluation weights are in place or a parameter was added without memory.
    /// </exception>
    public void Save(Stream stream, bool withWeights = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SaveAs(withWeights, subject => CheckpointWriter.Write(subject, stream, withWeights));
    }

    private void SaveAs(bool withWeights, Action<CheckpointSubject> write) => Exclusively(() =>
    {
        CheckCanSave(withWeights);
        write(new CheckpointSubject(this));
    });

    private LoadResult LoadFrom(Func<CheckpointSubject, LoadResult> load) => Exclusively(() =>
    {
        CheckCanLoad();
        return load(new CheckpointSubject(this));
    });

    /// <summary>
    /// Loads a checkpoint into the parameters that have been added, by name. Everything is checked first: if anything does not match, nothing changes.
    /// For optimizers that PyTorch has too, it also reads PyTorch's states, from tensors named <c>state.‹parameter name or index›.‹state›</c>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to load. If omitted, everything is loaded and must match exactly.</param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="CheckpointException">The file is damaged, is not a checkpoint, or does not match the optimizer; the message gives the first difference. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient, or evaluation weights are in place.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public LoadResult Load(string path, CheckpointOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LoadFrom(subject => CheckpointLoader.Load(subject, path, options ?? new CheckpointOptions()));
    }

    /// <summary>Loads a checkpoint from a stream that ends with the checkpoint.</summary>
    /// <param name="stream">The stream, at the start of the checkpoint. It does not have to support seeking.</param>
    /// <param name="options">What to load. If omitted, everything is loaded and must match exactly.</param>
    /// <inheritdoc cref="Load(string, CheckpointOptions?)"/>
    public LoadResult Load(Stream stream, CheckpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return LoadFrom(subject => CheckpointLoader.Load(subject, stream, options ?? new CheckpointOptions()));
    }

    /// <summary>The hyperparameters as texts, in the order of <see cref="OptimizerInfo.Hyperparameters"/>.</summary>
    internal string[] HyperparameterTexts()
    {
        HyperparameterText text = new();
        string[] texts = new string[Info.Hyperparameters.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            ExchangeHyperparameter(i, text);
            texts[i] = text.Text;
        }

        return texts;
    }

    /// <summary>Sets the hyperparameters, all or none.</summary>
    /// <param name="texts">Their values; null for those that stay as they are.</param>
    /// <exception cref="CheckpointException">One cannot have its value.</exception>
    internal void SetHyperparameters(string?[] texts)
    {
        string[] before = HyperparameterTexts();
        try
        {
            Assign(texts);
            foreach (Parameter parameter in _parameters)
            {
                CheckSizes(parameter);
            }
        }
        catch (InvalidOperationException exception)
        {
            Assign(before);
            throw new CheckpointException($"The hyperparameters do not fit: {exception.Message}", exception);
        }
        catch
        {
            Assign(before);
            throw;
        }
    }

    private void Assign(string?[] texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] is not { } text)
            {
                continue;
            }

            try
            {
                ExchangeHyperparameter(i, new HyperparameterAssignment(text));
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                throw new CheckpointException($"The hyperparameter {Info.Hyperparameters[i]} cannot be set: {exception.Message}", exception);
            }
        }
    }

    internal void SetSteps(long count, Dictionary<Parameter, long> steps)
    {
        StepCount = count;
        foreach (Parameter parameter in _parameters)
        {
            parameter.StepCount = steps[parameter];
        }

        _member.ForgetReadiness();
    }

    /// <summary>A state that the optimizer has one of.</summary>
    internal StateSpan SharedState(StateInfo state) =>
        Info.States.TakeWhile(other => other != state).Count(other => other.Shape == StateShape.Shared && other.Height is null == state.Height is null) is var place && state.Height is null
            ? new(SharedStates.AsSpan(place, 1))
            : new(SharedHistories[place]);

    internal void CheckCanLoad()
    {
        CheckCanExchange();
        CheckNotEvaluating();
    }

    internal void CheckCanSave(bool withWeights)
    {
        CheckCanExchange();
        if (!withWeights)
        {
            return;
        }

        CheckNotEvaluating();
        CheckAllHaveMemory();
    }

    /// <summary>Whether memory can be exchanged with a file. Between the calls of a step, the weights are elsewhere, and what the step keeps is no state.</summary>
    private void CheckCanExchange()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Checkpoints are little-endian, as the memory that they are read into and written from must be.");
        }

        CheckNotWaiting();
        foreach (Parameter parameter in _parameters)
        {
            if (parameter.Call != 0)
            {
                throw new InvalidOperationException($"A step of parameter '{parameter.Name}' waits for a gradient: finish it by Step(parameter, weights, gradient).");
            }
        }
    }
}
