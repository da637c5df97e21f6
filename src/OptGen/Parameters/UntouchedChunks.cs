using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Passes;

namespace OptGen.Parameters;

/// <summary>A pass that only measures, where no pass of the rule can be joined.</summary>
internal readonly struct UntouchedChunks<T> : IChunks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static StepMeasures Measures => StepMeasures.Gradient | StepMeasures.Weights | StepMeasures.Update;

    public void Run(Parameter<T> parameter, in Operands<T> operands, nint start, nint end, Span<double> folded)
    {
    }
}
