using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Native;

namespace OptGen.Benchmarks.Compare.Managed;

/// <summary>A loop in C#, tensor by tensor.</summary>
internal sealed class NaiveContender(NaiveLoops.Step step, NativeTensors tensors) : Contender(Names.Naive)
{
    private int _steps;

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            _steps++;
            for (int tensor = 0; tensor < tensors.List.Lengths.Count; tensor++)
            {
                step(tensors.Values(tensor, 0), tensors.Values(tensor, NativeTensors.Gradient), new States(tensors, tensor), _steps);
            }
        }
    }
}
