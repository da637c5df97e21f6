using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A state that all parameters of an optimizer share: one number, or the last values of one.</summary>
/// <remarks>The generated property <c>States</c> of an optimizer has one for each such state: <c>optimizer.States.S.Value</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StateOfAll
{
    private readonly Optimizer _optimizer;
    private readonly string _name;

    /// <summary>Is called by generated code.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The state's name in the rule.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StateOfAll(Optimizer optimizer, string name)
    {
        _optimizer = optimizer;
        _name = name;
    }

    /// <summary>The stored number; the first where there are several. Setting it changes the state.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has no parameter yet.</exception>
    public ref double Value => ref Values[0];

    /// <summary>The stored numbers: one, or the last values of one. Writing to them changes the state.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has no parameter yet.</exception>
    public Span<double> Values
    {
        get
        {
            foreach (Parameter parameter in _optimizer.Parameters)
            {
                foreach (StateInfo state in parameter.States)
                {
                    if (state.Name == _name)
                    {
                        return _optimizer.State(parameter, _name);
                    }
                }
            }

            throw new InvalidOperationException($"State '{_name}' is kept once there is a parameter that it is for: add one.");
        }
    }
}
