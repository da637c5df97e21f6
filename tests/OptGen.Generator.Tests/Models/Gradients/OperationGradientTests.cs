using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Evaluation;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>Derivatives of single operations: of each function against differences, at ties, zeros and infinities against what the language says.</summary>
public sealed class OperationGradientTests
{
    private const double Infinity = double.PositiveInfinity;

    private readonly TensorGraph _graph = new();
    private readonly Dictionary<string, double[]> _data = [];

    [Fact]
    public void DerivativesOfFunctionsAreWhatDifferencesTendTo()
    {
        // Both sides of every kink and jump, and within the domain of every function; none of them at a kink.
        double[] points = [.. Enumerable.Range(0, 16).Select(i => -0.93 + (0.1217 * i)), -3.3, 2.7];
        foreach (Intrinsic function in Intrinsics.All.Where(function => !function.IsCondition))
        {
            bool isBinary = Functions.Binary.ContainsKey(function.Name);
            Axis n = _graph.Axis("n", Length.Of(points.Length));
            Tensor x = Parameter($"x of {function.Name}", points, n);
            Tensor y = Parameter($"y of {function.Name}", [.. points.Select(point => Math.Cos(5 * point))], n);
            Tensor value = isBinary ? _graph.Call(function, [n], x, y) : _graph.Call(function, [n], x);
            int judged = isBinary ? Compare(value, x, points) + Compare(value, y, points) : Compare(value, x, points);
            Assert.True(judged >= (isBinary ? 12 : 6), $"{function.Name}: {judged}");
        }
    }

    [Fact]
    public void AtATieTheFirstHasTheGradient()
    {
        (Axis m, Axis n) = (_graph.Axis("m", Length.Of(2)), _graph.Axis("n", Length.Of(3)));
        Tensor x = Parameter("x", [1, 7, 7, 7, 0, 7], m, n);
        Assert.Equal([0, 1, 0, 1, 0, 0], Gradient(_graph.Reduce(TensorOperation.Max, x, [n]), x));
        Assert.Equal([0, 1, 0, 0, 0, 0], Gradient(_graph.Reduce(TensorOperation.Max, x, [m, n]), x));
        Assert.Equal([0, 1, 1, 1, 0, 0], Gradient(_graph.Reduce(TensorOperation.Max, x, [m]), x));
        Assert.Equal([1, 0, 0, 0, 1, 0], Gradient(_graph.Reduce(TensorOperation.Min, x, [n]), x));
        Assert.Equal([0, 0, 0, 0, 1, 0], Gradient(_graph.Reduce(TensorOperation.Min, x, [n, m]), x));

        Tensor y = Parameter("y", [1, 8, 7, 0, 0, 7], m, n);
        Assert.Equal([1, 0, 1, 1, 1, 1], Gradient(_graph.Call(Intrinsics.Max, [m, n], x, y), x));
        Assert.Equal([0, 1, 0, 0, 0, 0], Gradient(_graph.Call(Intrinsics.Max, [m, n], x, y), y));
        Assert.Equal([1, 1, 1, 0, 1, 1], Gradient(_graph.Call(Intrinsics.Min, [m, n], x, y), x));

        // In the order of the tensor's axes, whatever the order of the reduction's.
        Tensor turned = _graph.Reorder(x, [n, m]);
        Assert.Equal([0, 0, 0, 1, 0, 0], Gradient(_graph.Reduce(TensorOperation.Max, turned, [m, n]), x));
    }

    [Fact]
    public void WhatIsConstantInStepsHasNoGradient()
    {
        Axis n = _graph.Axis("n", Length.Of(3));
        Tensor x = Parameter("x", [0.5, -1, 2], n);
        Tensor[] constant =
        [
            _graph.Stop(x),
            _graph.Call(Intrinsics.Find("floor")!, [n], x),
            _graph.Call(Intrinsics.Sign, [n], x),
            _graph.Elementwise(Operation.Number, [n], _graph.Elementwise(Operation.Less, [n], x, _graph.Constant(1))),
            _graph.Reduce(TensorOperation.ArgMax, x, [n]),
            _graph.Elementwise(Operation.Add, [n], _graph.Noise(TensorOperation.Normal, "1", [n]), _graph.Index(n)),
        ];
        Assert.All(constant, tensor => Assert.Null(Adjoint.Of(_graph, tensor, [x]).Single()));

        // Nothing of them is left in what depends on it otherwise, too.
        Tensor product = _graph.Elementwise(Operation.Multiply, [n], x, _graph.Stop(x));
        Assert.Equal([0.5, -1, 2], Gradient(product, x));
        Assert.Null(Adjoint.Of(_graph, _graph.Softmax(x, [n]), [x]).Single());
    }

    [Fact]
    public void LargeNumbersOverflowNowhere()
    {
        (Axis n, Axis c) = (_graph.Axis("n", Length.Of(2)), _graph.Axis("c", Length.Of(3)));
        Tensor z = Parameter("z", [1e5, -1e5, 0, 700, 710, 720], n, c);
        Tensor y = Data("y", [1, 2], ElementKind.Integer, n);
        Tensor losses = _graph.Elementwise(Operation.Subtract, [n], _graph.Reduce(TensorOperation.LogSumExp, z, [c]), _graph.Gather(z, 1, y));
        double[] slopes = Gradient(losses, z);
        double sum = 1 + Math.Exp(-10) + Math.Exp(-20);
        double[] expected = [1, -1, 0, Math.Exp(-20) / sum, Math.Exp(-10) / sum, (1 / sum) - 1];
        Assert.All(slopes.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Math.Pow(2, -52)));

        Tensor x = Parameter("x", [-1e4, -40, 40], c);
        double tail = Math.Exp(-40);
        Assert.All(Gradient(_graph.Call(Intrinsics.Softplus, [c], x), x).Zip([0, tail, 1]), pair => Assert.Equal(pair.Second, pair.First, 1e-14 * pair.Second));
        Assert.All(Gradient(_graph.Call(Intrinsics.Sigmoid, [c], x), x).Zip([0, tail, tail]), pair => Assert.Equal(pair.Second, pair.First, 1e-14 * pair.Second));
    }

    [Fact]
    public void WhatIsMaskedHasNoGradient()
    {
        Axis n = _graph.Axis("n", Length.Of(3));
        Tensor x = Parameter("x", [0, 1, 2], n);
        Tensor masked = _graph.Elementwise(Operation.Select, [n], _graph.Elementwise(Operation.Less, [n], _graph.Index(n), _graph.Constant(2)), x, _graph.Constant(-Infinity));
        Tensor first = _graph.Elementwise(Operation.Multiply, [n], _graph.Softmax(masked, [n]), _graph.Index(n));
        double p = 1 / (1 + Math.Exp(-1));
        Assert.All(Gradient(first, x).Zip([-p * (1 - p), p * (1 - p), 0]), pair => Assert.Equal(pair.Second, pair.First, 15));

        // A value of a branch that is not taken is not multiplied with.
        Tensor log = Parameter("l", [0, 1, 4], n);
        Tensor guarded = _graph.Elementwise(Operation.Select, [n], _graph.Elementwise(Operation.Greater, [n], log, _graph.Constant(0)), log, _graph.Constant(1));
        Assert.Equal([0, 1, 0.25], Gradient(_graph.Call(Intrinsics.Log, [n], guarded), log));
    }

    [Fact]
    public void ATensorOnTheWayIsDerivedBy()
    {
        Axis n = _graph.Axis("n", Length.Of(2));
        Tensor x = Parameter("x", [2, 3], n);
        Tensor square = _graph.Elementwise(Operation.Multiply, [n], x, x);
        Tensor value = _graph.Elementwise(Operation.Multiply, [n], square, square);
        Assert.Equal([8, 18], Gradient(value, square));
        Assert.Equal([32, 108], Gradient(value, x));
        Assert.Equal([1, 1], Gradient(x, x));
        Assert.Equal([48, 108], Gradient(Adjoint.Of(_graph, value, [x]).Single()!, x));
        Assert.Null(Adjoint.Of(_graph, value, [Parameter("other", [1], _graph.Axis("o", Length.One))]).Single());
    }

    [Fact]
    public void DeepModelsAreDerived()
    {
        Axis n = _graph.Axis("n", Length.Of(2));
        Tensor x = Parameter("x", [0.5, -0.25], n);
        Tensor value = x;
        for (int i = 0; i < 5_000; i++)
        {
            value = _graph.Elementwise(Operation.Negate, [n], value);
            value = _graph.Elementwise(Operation.Subtract, [n], x, value);
        }

        // x + x + … : one more at each turn.
        Assert.Equal([5_001, 5_001], Gradient(value, x));
    }

    /// <summary>Compares where differences of two widths agree; see <see cref="DifferenceCheck"/>.</summary>
    private int Compare(Tensor value, Tensor variable, double[] points)
    {
        const double Width = 1e-4;
        double[] At(double shift)
        {
            double[] before = _data[variable.Content.Name];
            _data[variable.Content.Name] = [.. before.Select(x => x + shift)];
            double[] values = Evaluate(value);
            _data[variable.Content.Name] = before;
            return values;
        }

        int judged = 0;
        (double[] above, double[] below, double[] nearAbove, double[] nearBelow) = (At(Width), At(-Width), At(Width / 2), At(-Width / 2));
        Tensor? slope = Adjoint.Of(_graph, value, [variable]).Single();
        double[] slopes = slope is null ? new double[points.Length] : Evaluate(slope);
        for (int i = 0; i < points.Length; i++)
        {
            double wide = (above[i] - below[i]) / (2 * Width);
            double narrow = (nearAbove[i] - nearBelow[i]) / Width;
            double apart = Math.Abs(wide - narrow) + (64 * Math.Pow(2, -52) * (1 + Math.Abs(above[i])) / Width);
            if (double.IsFinite(narrow) && apart < 1e-3 * (1 + Math.Abs(narrow)))
            {
                judged++;
                Assert.True(Math.Abs(slopes[i] - narrow) <= apart, $"{value.Content.Function!.Name} at {points[i]}: {slopes[i]}, but differences tend to {narrow} ± {apart}.");
            }
        }

        return judged;
    }

    private double[] Gradient(Tensor value, Tensor by) => Evaluate(Adjoint.Of(_graph, value, [by]).Single()!);

    private double[] Evaluate(Tensor tensor) => TensorEvaluator.Evaluate(tensor, new TensorInputs(_ => throw new InvalidOperationException(), (leaf, i) => _data[leaf.Content.Name][i]));

    private Tensor Parameter(string name, double[] values, params Axis[] axes)
    {
        _data[name] = values;
        return _graph.Leaf(TensorOperation.Parameter, name, axes);
    }

    private Tensor Data(string name, double[] values, ElementKind kind, params Axis[] axes)
    {
        _data[name] = values;
        return _graph.Leaf(TensorOperation.Data, name, axes, kind);
    }
}
