using System.Numerics;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Metrics;

/// <summary>A few steps over parameters of several lengths and ranks: their bits, and the norms of each step by plain sums.</summary>
internal sealed class MeasuredRun<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Steps = 3;

    private readonly List<(Parameter Parameter, T[] Weights, T[] Gradient)> _parameters = [];
    private readonly Optimizer _optimizer;
    private readonly StepOptions _options;

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="options">How to step.</param>
    /// <param name="shapes">The parameters.</param>
    public MeasuredRun(Optimizer optimizer, StepOptions options, int[][] shapes)
    {
        _optimizer = optimizer;
        _options = options;
        foreach (int[] shape in shapes.Where(shape => shape.Length == 2 || !NeedsMatrix(optimizer.Info)))
        {
            int length = shape.Aggregate(1, (product, axis) => product * axis);
            T[] weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Trajectory.Weight(i)))];
            T[] gradient = new T[length];
            _parameters.Add((optimizer.AddWithHessian<T>($"p{_parameters.Count}", weights, gradient, shape), weights, gradient));
        }
    }

    /// <summary>The norms of the last call's gradients and of the last step's updates and weights, all together and by parameter.</summary>
    public List<(double Gradient, double Update, double Weight)> Norms { get; } = [];

    /// <summary>Steps, calls a check after each one, and gives the bits of what comes of it.</summary>
    public ulong[] Run(Action<MeasuredRun<T>>? check = null)
    {
        for (int t = 1; t <= Steps; t++)
        {
            double[][] before = [.. _parameters.Select(parameter => ToDoubles(parameter.Weights))];
            double[][] gradients;
            StepResult result;
            int call = 0;
            do
            {
                foreach ((_, _, T[] gradient) in _parameters)
                {
                    for (int i = 0; i < gradient.Length; i++)
                    {
                        gradient[i] = T.CreateTruncating(Trajectory.Gradient(i, (10 * t) + call));
                    }
                }

                gradients = [.. _parameters.Select(parameter => ToDoubles(parameter.Gradient))];
                result = _optimizer.Step(1.0 / t, _options);
                call++;
            }
            while (result.NeedsGradient);

            double[][] after = [.. _parameters.Select(parameter => ToDoubles(parameter.Weights))];
            Norms.Clear();
            for (int p = -1; p < _parameters.Count; p++)
            {
                double NormOf(Func<int, IEnumerable<double>> numbers) =>
                    CompensatedSum.Norm(p < 0 ? Enumerable.Range(0, _parameters.Count).SelectMany(numbers) : numbers(p));
                Norms.Add((
                    Math.Abs(_options.GradientScale) * NormOf(k => gradients[k]),
                    NormOf(k => after[k].Zip(before[k], (now, then) => now - then)),
                    NormOf(k => after[k])));
            }

            check?.Invoke(this);
        }

        return
        [
            .. _parameters.SelectMany(parameter => parameter.Weights.Concat(parameter.Gradient).Select(BitRun.Bits)),
            .. _parameters.SelectMany(parameter => parameter.Parameter.States.SelectMany(state => Values(parameter.Parameter, state)).Select(BitConverter.DoubleToUInt64Bits)),
        ];
    }

    private IEnumerable<double> Values(Parameter parameter, StateInfo state)
    {
        if (state.Storage == Storage.Full)
        {
            return _optimizer.State(parameter, state.Name).ToArray();
        }

        float[] values = new float[parameter.Length];
        _optimizer.ReadState(parameter, state.Name, values);
        return values.Select(value => (double)value);
    }

    private static double[] ToDoubles(T[] values) => [.. values.Select(double.CreateTruncating)];

    private static bool NeedsMatrix(OptimizerInfo info) => info.NeedsMatrix || info.Plans.Any(variant => variant.NeedsMatrix && variant.Ranks.Contains(1));
}
