using OptGen.Checkpoints;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>
    /// Writes a checkpoint, from which an optimizer of the same rule goes on bit for bit as this one would: states, steps, hyperparameters and
    /// <see cref="Seed"/>, by the names of parameters and states, and the state of each <see cref="ReduceOnPlateau"/> that a hyperparameter follows, in the safetensors
    /// format. An older file is replaced as a whole, once the new one is on the disk, and its mode is kept; pipes and devices are written to.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="withWeights">Whether to save the weights as well.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved, and those to evaluate with are in place, or a parameter was added without memory.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an older one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to; an older file is as it was.</exception>
    public void Save(string path, bool withWeights = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SaveAs(withWeights, subject => AtomicFile.Write(path, stream => CheckpointWriter.Write(subject, stream, withWeights)));
    }

    /// <summary>Writes a checkpoint to a stream.</summary>
    /// <param name="stream">Takes it, from where it stands.</param>
    /// <param name="withWeights">Whether to save the weights as well.</param>
    /// <exception cref="InvalidOperationException">
    /// A step waits for a gradient; or weights are to be saved, and those to evaluate with are in place, or a parameter was added without memory.
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
    /// Loads a checkpoint into the parameters that have been added, by their names. All of it is checked first: where it does not fit, nothing has changed.
    /// Also reads the state of PyTorch's optimizers for those of the same form, from tensors called <c>state.‹name or place of the parameter›.‹state›</c>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to load; all, and nothing else may be there, where it is left out.</param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="CheckpointException">The file is damaged, no checkpoint, or does not fit the optimizer; the message tells the first difference. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient, or the weights to evaluate with are in place.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public LoadResult Load(string path, CheckpointOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LoadFrom(subject => CheckpointLoader.Load(subject, path, options ?? new CheckpointOptions()));
    }

    /// <summary>Loads a checkpoint from a stream, which must end where it does.</summary>
    /// <param name="stream">The stream, at the beginning of the checkpoint; it need not be able to seek.</param>
    /// <param name="options">What to load; all, and nothing else may be there, where it is left out.</param>
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
                CheckBlockSizes(parameter);
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

        _isReady = false;
    }

    /// <summary>A state that the optimizer has one of.</summary>
    internal StateSpan SharedState(StateInfo state) =>
        new(SharedStates.AsSpan(Info.States.TakeWhile(other => other != state).Count(other => other.Shape == StateShape.Shared), 1));

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
