using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A state with one number for each row, column or block of a parameter, or for each index of an axis.</summary>
/// <remarks>The generated property <c>States</c> of an optimizer has one for each such state: <c>adafactor.States.R[parameter]</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorState
{
    private readonly Optimizer _optimizer;
    private readonly string _name;

    /// <summary>Is called by generated code.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The state's name in the rule.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public VectorState(Optimizer optimizer, string name)
    {
        _optimizer = optimizer;
        _name = name;
    }

    /// <summary>The stored values of a parameter. Writing to them changes the state.</summary>
    /// <param name="parameter">A parameter of the optimizer.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, or the rule has no such state for parameters of its rank.</exception>
    public Span<double> this[Parameter parameter] => _optimizer.State(parameter, _name);
}
