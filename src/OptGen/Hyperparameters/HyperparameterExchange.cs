using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Reads and sets a hyperparameter of an optimizer, whatever its type; called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HyperparameterExchange
{
    private protected HyperparameterExchange()
    {
    }

    /// <summary>The value that the hyperparameter is to have.</summary>
    /// <param name="value">The value that it has.</param>
    public abstract double Exchange(double value);

    /// <inheritdoc cref="Exchange(double)"/>
    public abstract float Exchange(float value);

    /// <inheritdoc cref="Exchange(double)"/>
    public abstract int Exchange(int value);

    /// <inheritdoc cref="Exchange(double)"/>
    public abstract long Exchange(long value);

    /// <inheritdoc cref="Exchange(double)"/>
    public abstract bool Exchange(bool value);

    /// <inheritdoc cref="Exchange(double)"/>
    public abstract double[] Exchange(double[] value);
}
