using System.Numerics;

namespace OptGen.Tests.Golden;

/// <summary>Our run of a recorded case: the weights and states after each step, and how large each element has been.</summary>
internal sealed class GoldenRun<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<string, double[]> _statePeaks = [];
    private readonly TorchPort _port;
    private readonly Parameter _parameter;

    public GoldenRun(GoldenCase golden)
    {
        _port = TorchPort.Of(golden);
        T[] weights = [.. golden.Inputs.Initial.Select(T.CreateTruncating)];
        T[] gradient = new T[weights.Length];
        _parameter = _port.Optimizer.Add("w", weights, gradient, golden.Shape);
        double[] initial = ToDoubles(weights);
        double[] movement = new double[weights.Length];
        double[] peak = new double[weights.Length];
        for (int t = 1; t <= golden.Steps; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                T g = T.CreateTruncating(golden.Inputs.Gradients[t - 1][i]);
                gradient[i] = _port.Maximizes ? -g : g;
            }

            _port.Optimizer.Step();
            double[] current = ToDoubles(weights);
            for (int i = 0; i < current.Length; i++)
            {
                movement[i] = Math.Max(movement[i], Math.Abs(current[i] - initial[i]));
                peak[i] = Math.Max(peak[i], Math.Max(Math.Abs(current[i]), Math.Abs(initial[i])));
            }

            Weights.Add(current);
            Movements.Add([.. movement]);
            Peaks.Add([.. peak]);
            foreach (string state in _port.States.Values.Where(Keeps))
            {
                double[] values = State(state);
                double[] largest = _statePeaks.TryGetValue(state, out double[]? known) ? known : _statePeaks[state] = new double[values.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    largest[i] = Math.Max(largest[i], Math.Abs(values[i]));
                }
            }
        }
    }

    /// <summary>The weights after each step.</summary>
    public List<double[]> Weights { get; } = [];

    /// <summary>How far each weight has been from its start, up to each step.</summary>
    public List<double[]> Movements { get; } = [];

    /// <summary>The largest magnitude of each weight, up to each step.</summary>
    public List<double[]> Peaks { get; } = [];

    /// <summary>PyTorch's names of the states and ours.</summary>
    public IReadOnlyDictionary<string, string> StateNames => _port.States;

    /// <summary>The states of ours.</summary>
    public IReadOnlyList<StateInfo> States => _parameter.States;

    public long StepCount => _parameter.StepCount;

    private bool Keeps(string state) => States.Any(known => known.Name == state);

    /// <summary>The values of a state after the last step.</summary>
    public double[] State(string name) => _port.Optimizer.State(_parameter, name).ToArray();

    /// <summary>The largest magnitude that each element of a state has had.</summary>
    public double[] StatePeaks(string name) => _statePeaks[name];

    /// <summary>The weights to evaluate with after the last step.</summary>
    public double[] EvaluationWeights()
    {
        T[] weights = new T[_parameter.Length];
        _port.Optimizer.EvaluationWeights(_parameter, weights);
        return ToDoubles(weights);
    }

    private static double[] ToDoubles(T[] values) => [.. values.Select(double.CreateTruncating)];
}
