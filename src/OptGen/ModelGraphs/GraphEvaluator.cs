using OptGen.CompilerServices;

namespace OptGen.ModelGraphs;

/// <summary>
/// Computes the tensors of a graph one after the other, by plain loops in double. It is as slow as it is simple: it serves figures, which keep every value, and shares no arithmetic
/// with the kernels of a call but the functions of single numbers.
/// </summary>
/// <param name="text">The graph.</param>
/// <param name="graph">Its functions and numbers.</param>
/// <param name="leaf">The elements of data, parameters, states and noise, of which so many are asked for.</param>
internal sealed partial class GraphEvaluator(GraphText text, ModelGraph graph, Func<GraphTensor, int, double[]> leaf)
{
    private readonly GraphPlaces _places = new(text.Lengths);
    private readonly List<double[]> _values = [];

    /// <summary>The elements of all tensors, in their order.</summary>
    public IReadOnlyList<double[]> Evaluate()
    {
        foreach (GraphTensor tensor in text.Tensors)
        {
            _values.Add(Compute(tensor));
        }

        return _values;
    }

    private double[] Compute(GraphTensor t) => t.Kind switch
    {
        "number" => [graph.Numbers[t.Arguments[0]]],
        "index" => [.. Enumerable.Range(0, _places.Count(t.Axes)).Select(i => (double)i)],
        "map" => Map(t, graph.Functions[t.Arguments[0]]),

        // The same numbers in the same order.
        "same" => _values[t.Inputs[0]],
        "repeat" => [.. _places.Offsets(t.Axes, AxesOf(t, 0)).Select(place => _values[t.Inputs[0]][place])],
        "concat" => Concat(t),
        "slice" => Shifted(t, (int)graph.Numbers[t.Arguments[1]], 0),
        "pad" => Shifted(t, -(int)graph.Numbers[t.Arguments[1]], graph.Numbers[t.Arguments[2]]),
        "windows" => Windows(t),
        "fold" => Fold(t),
        "gather" => Gather(t),
        "scatter" => Scatter(t),
        "sum" => Reduce(t, numbers => numbers.Sum()),
        "max" => Reduce(t, numbers => numbers[First(numbers, isGreatest: true)]),
        "min" => Reduce(t, numbers => numbers[First(numbers, isGreatest: false)]),
        "argmax" => Reduce(t, numbers => First(numbers, isGreatest: true)),
        "argmin" => Reduce(t, numbers => First(numbers, isGreatest: false)),
        "logsumexp" => Reduce(t, LogSumExp),
        "contract" => Contract(t),
        "softmax" => Softmax(t),
        "cumsum" => CumulativeSum(t),
        _ => leaf(t, _places.Count(t.Axes)),
    };

    private int[] AxesOf(GraphTensor t, int input) => text.Tensors[t.Inputs[input]].Axes;

    private double[] Map(GraphTensor t, Func<double[], double> function)
    {
        int[][] offsets = [.. t.Inputs.Select((_, i) => _places.Offsets(t.Axes, AxesOf(t, i)))];
        double[] result = new double[_places.Count(t.Axes)];
        double[] x = new double[t.Inputs.Length];
        for (int k = 0; k < result.Length; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = _values[t.Inputs[i]][offsets[i][k]];
            }

            result[k] = function(x);
        }

        return result;
    }

    private double[] Contract(GraphTensor t)
    {
        int[][] outer = [.. t.Inputs.Select((_, i) => _places.Offsets(t.Axes, AxesOf(t, i)))];
        int[][] inner = [.. t.Inputs.Select((_, i) => _places.Offsets(t.Arguments, AxesOf(t, i)))];
        double[][] factors = [.. t.Inputs.Select(input => _values[input])];
        double[] result = new double[outer[0].Length];
        for (int k = 0; k < result.Length; k++)
        {
            for (int s = 0; s < inner[0].Length; s++)
            {
                double product = 1;
                for (int i = 0; i < factors.Length; i++)
                {
                    product *= factors[i][outer[i][k] + inner[i][s]];
                }

                result[k] += product;
            }
        }

        return result;
    }

    private double[] Reduce(GraphTensor t, Func<double[], double> reduce)
    {
        double[] x = _values[t.Inputs[0]];
        int[] inner = _places.Offsets(t.Arguments, AxesOf(t, 0));
        double[] numbers = new double[inner.Length];
        return
        [
            .. _places.Offsets(t.Axes, AxesOf(t, 0)).Select(start =>
            {
                for (int s = 0; s < inner.Length; s++)
                {
                    numbers[s] = x[start + inner[s]];
                }

                return reduce(numbers);
            }),
        ];
    }

    private double[] Softmax(GraphTensor t)
    {
        double[] x = _values[t.Inputs[0]];
        int[] inner = _places.Offsets(t.Arguments, t.Axes);
        double[] result = new double[x.Length];
        foreach (int start in _places.Offsets([.. t.Axes.Except(t.Arguments)], t.Axes))
        {
            double total = LogSumExp([.. inner.Select(offset => x[start + offset])]);
            foreach (int offset in inner)
            {
                result[start + offset] = Math.Exp(x[start + offset] - total);
            }
        }

        return result;
    }

    private double[] CumulativeSum(GraphTensor t)
    {
        double[] result = [.. _values[t.Inputs[0]]];
        int axis = t.Axes[t.Arguments[0]];
        int[] along = _places.Offsets([axis], t.Axes);
        if (t.Arguments[1] != 0)
        {
            Array.Reverse(along);
        }

        foreach (int start in _places.Offsets([.. t.Axes.Where(other => other != axis)], t.Axes))
        {
            for (int k = 1; k < along.Length; k++)
            {
                result[start + along[k]] += result[start + along[k - 1]];
            }
        }

        return result;
    }

    /// <summary>The place of the first of the greatest, or least; of the first NaN, if there is one.</summary>
    private static int First(double[] numbers, bool isGreatest)
    {
        int first = 0;
        for (int i = 1; i < numbers.Length && !double.IsNaN(numbers[first]); i++)
        {
            if (double.IsNaN(numbers[i]) || (isGreatest ? numbers[i] > numbers[first] : numbers[i] < numbers[first]))
            {
                first = i;
            }
        }

        return first;
    }

    private static double LogSumExp(double[] numbers)
    {
        double greatest = numbers[First(numbers, isGreatest: true)];
        return double.IsFinite(greatest) ? greatest + Math.Log(numbers.Sum(x => Math.Exp(x - greatest))) : greatest;
    }
}
