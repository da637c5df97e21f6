using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A state with one number for each weight that is kept in fewer bits than the weights, and is therefore copied.</summary>
/// <remarks>The generated property <c>States</c> of an optimizer has one for each such state: <c>adam.States.M.Read(parameter, values)</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NarrowElementState
{
    private readonly Optimizer _optimizer;
    private readonly string _name;

    /// <summary>Is called by generated code.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The state's name in the rule.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NarrowElementState(Optimizer optimizer, string name)
    {
        _optimizer = optimizer;
        _name = name;
    }

    /// <summary>Copies the values of a parameter.</summary>
    /// <param name="parameter">A parameter of the optimizer.</param>
    /// <param name="destination">As many elements as the parameter has.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state for parameters of its rank, or the length differs.</exception>
    public void Read(Parameter parameter, Span<float> destination) => _optimizer.ReadState(parameter, _name, destination);

    /// <summary>Sets the values of a parameter.</summary>
    /// <param name="parameter">A parameter of the optimizer.</param>
    /// <param name="source">As many elements as the parameter has; they are rounded to the nearest that can be kept.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state for parameters of its rank, or the length differs.</exception>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void Write(Parameter parameter, ReadOnlySpan<float> source) => _optimizer.WriteState(parameter, _name, source);
}
