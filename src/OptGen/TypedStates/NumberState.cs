using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A state of one number for each parameter.</summary>
/// <remarks>The generated property <c>States</c> of an optimizer has one for each such state: <c>prodigy.States.D[parameter]</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberState
{
    private readonly Optimizer _optimizer;
    private readonly string _name;

    /// <summary>Is called by generated code.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The state's name in the rule.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberState(Optimizer optimizer, string name)
    {
        _optimizer = optimizer;
        _name = name;
    }

    /// <summary>The stored number of a parameter. Setting it changes the state.</summary>
    /// <param name="parameter">A parameter of the optimizer.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, or the rule has no such state for parameters of its rank.</exception>
    public ref double this[Parameter parameter] => ref _optimizer.State(parameter, _name).AsSpan<double>()[0];
}
