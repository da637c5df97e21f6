using OptGen.Kernels;
using OptGen.Threads;

namespace OptGen;

public abstract partial class Optimizer
{
    private MemoryTables? _tables;
    private ParameterSteps? _apart;
    private bool _knowsSharing;
    private bool _sharesSteps;

    /// <summary>Where weights, gradients and states are, for passes that go over all of them.</summary>
    internal MemoryTables Tables => _tables ??= new MemoryTables(AllParameters);

    /// <summary>The parameters as threads share them that step each one on its own.</summary>
    private ParameterSteps Apart => _apart ??= new ParameterSteps(this, cutsLarge: Info.MatrixOperations.Count == 0 && Info.Variants.All(variant => variant.MatrixOperations.Count == 0));

    /// <summary>Whether all parameters are at the same step.</summary>
    internal bool SharesSteps
    {
        get
        {
            if (!_knowsSharing)
            {
                _sharesSteps = true;
                _knowsSharing = true;
                foreach (Parameter parameter in _parameters)
                {
                    _sharesSteps &= parameter.StepCount == _parameters[0].StepCount;
                }
            }

            return _sharesSteps;
        }
    }

    /// <summary>Gives states to those parameters that have none yet.</summary>
    internal void LayOutStates()
    {
        bool mayAdjoin = Info.IsShardable;
        foreach (Parameter parameter in AllParameters)
        {
            parameter.LayOutWith(AllParameters, mayAdjoin);
        }
    }

    /// <summary>Parameters or their memory have changed.</summary>
    internal void ForgetTables()
    {
        _tables = null;
        _apart = null;
        _isReady = false;
    }

    /// <summary>A parameter has made a step of its own.</summary>
    internal void ForgetSharing() => _knowsSharing = false;
}
