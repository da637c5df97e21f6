using System.ComponentModel;
using OptGen.CompilerServices;

namespace OptGen;

/// <summary>
/// The base class of every model; the rest is generated from the text in a <see cref="ModelAttribute"/>: <c>Gradients</c> and <c>Loss</c> where the model has a loss, <c>Predict</c> where
/// it has a result, a property for each hyperparameter and for each single number that the text names.
/// </summary>
/// <remarks>
/// Memory is taken at the first call, and at one with more data than any before; other calls allocate nothing. Results are the same bits for every vector width and number of
/// threads. Instances are not thread-safe: one thread at a time may use a model.
/// </remarks>
public abstract class Model
{
    private ModelLayout? _layout;

    private protected Model()
    {
    }

    /// <summary>
    /// The seed of first values and of noise; 0 by default. First values are made when weights are first asked for or needed; a seed that is set later changes the noise alone,
    /// until <see cref="Reset"/>.
    /// </summary>
    public long Seed { get; set; }

    /// <summary>How many threads may take part in a call; 0, as it is by default, for as many as there are processors. Results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Threads must not be negative; 0 stands for as many as there are processors.");
    }

    /// <summary>Axes and lengths, parameters, and what a call costs.</summary>
    public abstract ModelInfo Info { get; }

    /// <summary>What the model is made of.</summary>
    internal ModelLayout Layout
    {
        get
        {
            if (_layout is null)
            {
                ModelLayout layout = new();
                Describe(layout);
                _layout = layout;
            }

            return _layout;
        }
    }

    /// <inheritdoc cref="CountOf"/>
    internal long Count(int value, ReadOnlySpan<long> lengths) => CountOf(value, lengths);

    /// <summary>Gives all parameters and states their first values, by <see cref="Seed"/>, and all gradients zeros, as if there had been no call.</summary>
    public abstract void Reset();

    /// <summary>Saves parameters and states as a safetensors file, which replaces an older one as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <remarks>
    /// Each tensor has its full name. The parameters of the library's own layers have the names and layouts that PyTorch's have: the <c>weight</c> of a <c>Dense</c> is
    /// transposed, the states of a <c>BatchNorm</c> are <c>running_mean</c> and <c>running_var</c>.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written; an older one is as it was.</exception>
    public abstract void Save(string path);

    /// <summary>Saves parameters and states as a safetensors file.</summary>
    /// <param name="stream">Takes the file, from where it stands.</param>
    /// <inheritdoc cref="Save(string)" path="/remarks"/>
    public abstract void Save(Stream stream);

    /// <summary>Loads parameters and states from a safetensors file: one of <see cref="Save(string)"/>, or a state of a PyTorch module with the same names.</summary>
    /// <param name="path">The file.</param>
    /// <remarks>Narrower numbers are widened. What PyTorch counts beside the states of a batch norm (<c>num_batches_tracked</c>) is passed over.</remarks>
    /// <exception cref="CheckpointException">The file is damaged, or a tensor is missing, superfluous, or of another type or shape. Nothing has changed.</exception>
    public abstract void Load(string path);

    /// <summary>Loads parameters and states from a safetensors file.</summary>
    /// <param name="stream">The file, from where the stream stands to its end.</param>
    /// <inheritdoc cref="Load(string)"/>
    public abstract void Load(Stream stream);

    /// <summary>Tells what the model is made of; generated.</summary>
    /// <param name="layout">Takes it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Describe(ModelLayout layout);

    /// <summary>Tells the graph of a call, for a figure of it; generated. Where it says nothing, there is none.</summary>
    /// <param name="graph">Takes it.</param>
    /// <param name="lengths">The lengths that the call gave.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void DescribeGraph(ModelGraph graph, ReadOnlySpan<long> lengths)
    {
    }

    /// <summary>How many elements a value of a call has; generated.</summary>
    /// <param name="value">Its place among the named values with axes; −1 for the result, less for lengths of data that follow from others.</param>
    /// <param name="lengths">The lengths that the call gave.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract long CountOf(int value, ReadOnlySpan<long> lengths);

    /// <summary>How many operations on numbers a call makes; generated.</summary>
    /// <param name="lengths">The lengths that the call gives.</param>
    /// <param name="backward">Takes those that gradients need beside the others.</param>
    /// <returns>Those of a call without gradients.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract double OperationsOf(ReadOnlySpan<long> lengths, out double backward);
}
