using System.Numerics;

namespace OptGen.Tests.Golden;

/// <summary>Our run of a recorded case: the weights and states after each step, and how large each element has been.</summary>
internal sealed class GoldenRun<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<string, double[]> _statePeaks = [];
    private readonly TorchPort _port;
    private readonly Parameter _parameter;
    private readonly WeightHistory _history;

    public GoldenRun(GoldenCase golden)
    {
        _port = TorchPort.Of(golden);
        T[] weights = [.. golden.Inputs.Initial.Select(T.CreateTruncating)];
        T[] gradient = new T[weights.Length];
        _parameter = _port.Optimizer.Add("w", weights, gradient, golden.Shape);
        _history = new WeightHistory(ToDoubles(weights));
        for (int t = 1; t <= golden.Steps; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                T g = T.CreateTruncating(golden.Inputs.Gradients[t - 1][i]);
                gradient[i] = _port.Maximizes ? -g : g;
            }

            _port.Optimizer.Step();
            _history.Add(ToDoubles(weights));
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
    public List<double[]> Weights => _history.Weights;

    /// <summary>How far each weight has been from its start, up to each step.</summary>
    public List<double[]> Movements => _history.Movements;

    /// <summary>The largest magnitude of each weight, up to each step.</summary>
    public List<double[]> Peaks => _history.Peaks;

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
