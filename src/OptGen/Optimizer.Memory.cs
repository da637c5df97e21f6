using OptGen.Kernels;
using OptGen.States;

namespace OptGen;

public abstract partial class Optimizer
{
    private MemoryTables? _tables;
    private float[] _decoded = [];
    private bool _knowsSharing;
    private bool _sharesSteps;

    /// <summary>Where weights, gradients and states are, for passes that go over all of them.</summary>
    internal MemoryTables Tables => _tables ??= new MemoryTables(_parameters);

    /// <summary>Whether all parameters are at the same step.</summary>
    internal bool SharesSteps
    {
        get
        {
            if (!_knowsSharing)
            {
                _sharesSteps = _parameters.TrueForAll(parameter => parameter.StepCount == _parameters[0].StepCount);
                _knowsSharing = true;
            }

            return _sharesSteps;
        }
    }

    /// <summary>Gives states to those parameters that have none yet.</summary>
    internal void LayOutStates()
    {
        bool mayAdjoin = Info.IsShardable;
        StateLayout.LayOut<float>(_parameters, mayAdjoin);
        StateLayout.LayOut<double>(_parameters, mayAdjoin);
    }

    /// <summary>Room for the narrow states of the parameter at hand, where a pass needs all of their elements at once.</summary>
    internal float[] ReserveDecoded(int length)
    {
        if (length > _decoded.Length)
        {
            _decoded = new float[length];
        }

        return _decoded;
    }

    /// <summary>Parameters or their memory have changed.</summary>
    internal void ForgetTables()
    {
        _tables = null;
        _isReady = false;
    }

    /// <summary>A parameter has made a step of its own.</summary>
    internal void ForgetSharing() => _knowsSharing = false;
}
