using System.ComponentModel;

namespace OptGen.Checkpoints;

/// <summary>Reads and sets the hyperparameters of an optimizer one after the other; called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HyperparameterExchange
{
    private protected HyperparameterExchange()
    {
    }

    /// <summary>The value that the next hyperparameter is to have.</summary>
    /// <param name="value">The value that it has.</param>
    public abstract double Next(double value);

    /// <inheritdoc cref="Next(double)"/>
    public abstract float Next(float value);

    /// <inheritdoc cref="Next(double)"/>
    public abstract int Next(int value);

    /// <inheritdoc cref="Next(double)"/>
    public abstract long Next(long value);

    /// <inheritdoc cref="Next(double)"/>
    public abstract bool Next(bool value);

    /// <inheritdoc cref="Next(double)"/>
    public abstract double[] Next(double[] value);
}
