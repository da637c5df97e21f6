using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>Derivatives are what one would write by hand: no term is computed that is 0 or 1 by its form.</summary>
public sealed class AdjointFormTests
{
    private readonly TensorGraph _graph = new();
    private readonly Dictionary<Tensor, string> _names = [];
    private readonly Axis _n;
    private readonly Axis _k;
    private readonly Axis _h;
    private readonly Axis _c;

    public AdjointFormTests()
    {
        _n = _graph.Axis("N", Length.Of(new LengthSymbol("N", true)));
        _k = _graph.Axis("k", Length.Of(1000));
        _h = _graph.Axis("h", Length.Of(50));
        _c = _graph.Axis("c", Length.Of(16));
    }

    [Fact]
    public void Perceptron()
    {
        Tensor x = Named("x", _graph.Leaf(TensorOperation.Data, "x", [_n, _k]));
        Tensor y = Named("y", _graph.Leaf(TensorOperation.Data, "y", [_n], ElementKind.Integer));
        (Tensor w1, Tensor b1, Tensor w2, Tensor b2) = (Parameter("W1", _k, _h), Parameter("b1", _h), Parameter("W2", _h, _c), Parameter("b2", _c));
        Tensor u = Named("u", Add(_graph.Contract([_k], x, w1), b1, _n, _h));
        Tensor h = Named("h", Make([_n, _h], (a, v) => a.Call(Intrinsics.Max, v[0], a.Constant(0)), u));
        Tensor z = Named("z", Add(_graph.Contract([_h], h, w2), b2, _n, _c));
        Tensor losses = _graph.Elementwise(Operation.Subtract, [_n], _graph.Reduce(TensorOperation.LogSumExp, z, [_c]), _graph.Gather(z, 1, y));
        Assert.Equal(
            [
                "δz = softmax(z, c)*(1/N) + -(1/N)*[index(c) == y]",
                "δu = (δz @ W2ᵀ) ⊙ [u >= 0]",
                "∂W1 = xᵀ @ δu",
                "∂b1 = sum(δu, N)",
                "∂W2 = hᵀ @ δz",
                "∂b2 = sum(δz, N)",
            ],
            Adjoints(Mean(losses, _n), [w1, b1, w2, b2], [z, u]));
    }

    [Fact]
    public void Squares()
    {
        Tensor x = Named("x", _graph.Leaf(TensorOperation.Data, "x", [_n, _k]));
        Tensor t = Named("t", _graph.Leaf(TensorOperation.Data, "t", [_n]));
        (Tensor w, Tensor b) = (Parameter("w", _k), Parameter("b"));
        Tensor p = Named("p", Add(_graph.Contract([_k], x, w), b, _n));
        Tensor squares = Make([_n], (a, v) => a.Power(a.Subtract(v[0], v[1]), a.Constant(2)), p, t);
        Tensor decay = Make([_k], (a, v) => a.Power(v[0], a.Constant(2)), w);
        Tensor loss = Make([], (a, v) => a.Add(v[0], a.Multiply(v[1], v[2])), Mean(squares, _n), _graph.Hyperparameter("λ"), _graph.Reduce(TensorOperation.Sum, decay, [_k]));
        Assert.Equal(
            [
                "δp = 2*(1/N)*(p - t)",
                "∂w = 2*λ*w + δp @ x",
                "∂b = sum(δp, N)",
            ],
            Adjoints(loss, [w, b], [p]));
    }

    [Fact]
    public void LayerNorm()
    {
        Tensor x = Parameter("x", _n, _k);
        (Tensor w, Tensor b) = (Parameter("weight", _k), Parameter("bias", _k));
        Tensor m = Named("m", Make([_n], (a, v) => a.Divide(v[0], v[1]), _graph.Reduce(TensorOperation.Sum, x, [_k]), _graph.Number(_k.Length)));
        Tensor d = Named("d", Make([_n, _k], (a, v) => a.Subtract(v[0], v[1]), x, m));
        Tensor v = Named("v", Make([_n], (a, v) => a.Divide(v[0], v[1]), _graph.Reduce(TensorOperation.Sum, Make([_n, _k], (a, v) => a.Multiply(v[0], v[0]), d), [_k]), _graph.Number(_k.Length)));
        Tensor s = Named("s", Make([_n], (a, v) => a.Call(Intrinsics.Sqrt, a.Add(v[0], a.Constant(1e-5))), v));
        Tensor y = Named("y", Make([_n, _k], (a, v) => a.Add(a.Divide(a.Multiply(v[0], v[1]), v[2]), v[3]), w, d, s, b));
        Tensor loss = _graph.Reduce(TensorOperation.Sum, Make([_n, _k], (a, v) => a.Multiply(v[0], v[1]), y, _graph.Leaf(TensorOperation.Data, "g", [_n, _k])), [_n, _k]);
        Assert.Equal(
            [
                "δy = g",
                "δs = -sum(weight ⊙ d/s ⊙ δy, k)/s",
                "δv = 0.5/s ⊙ δs",
                "δd = weight ⊙ (δy/s) + 2*(0.001*δv) ⊙ d",
                "δm = -sum(δd, k)",
                "∂weight = sum(d ⊙ (δy/s), N)",
                "∂bias = sum(δy, N)",
                "∂x = δd + 0.001*δm",
            ],
            Adjoints(loss, [w, b, x], [y, s, v, d, m]));
    }

    [Fact]
    public void Attention()
    {
        Axis t = _graph.Axis("T", Length.Of(new LengthSymbol("T", true)));
        Axis u = _graph.Axis("U", t.Length);
        (Tensor q, Tensor k, Tensor v) = (Parameter("q", _n, t, _h, _c), Parameter("k", _n, u, _h, _c), Parameter("v", _n, u, _h, _c));
        Tensor s = Named("s", Make([_n, t, _h, u], (a, x) => a.Divide(x[0], a.Call(Intrinsics.Sqrt, x[1])), _graph.Contract([_c], q, k), _graph.Number(_c.Length)));
        Tensor masked = _graph.Elementwise(Operation.Select, [_n, t, _h, u], _graph.Elementwise(Operation.LessOrEqual, [u, t], _graph.Index(u), _graph.Index(t)), s, _graph.Constant(double.NegativeInfinity));
        Tensor p = Named("p", _graph.Softmax(masked, [u]));
        Tensor o = Named("o", _graph.Contract([u], p, v));
        Tensor loss = _graph.Contract([_n, t, _h, _c], o, _graph.Leaf(TensorOperation.Data, "g", [_n, t, _h, _c]));
        Assert.Equal(
            [
                "δo = g",
                "δp = sum(δo*v, c)",
                "δs = p ⊙ (δp - sum(p ⊙ δp, U)) ⊙ [index(U) <= index(T)]",
                "∂q = sum(0.25*δs*k, U)",
                "∂k = sum(0.25*δs*q, T)",
                "∂v = sum(p*δo, T)",
            ],
            Adjoints(loss, [q, k, v], [o, p, s]));
    }

    private string[] Adjoints(Tensor loss, Tensor[] parameters, Tensor[] between)
    {
        Derivatives derivatives = Adjoint.Derive(_graph, loss, parameters);
        foreach (Tensor tensor in between)
        {
            _names[derivatives.Adjoint(tensor)!] = $"δ{_names[tensor]}";
        }

        TensorText text = new(tensor => _names.GetValueOrDefault(tensor));
        return [.. between.Select(tensor => $"δ{_names[tensor]} = {text.Of(derivatives.Adjoint(tensor)!)}"), .. parameters.Select(parameter => $"∂{_names[parameter]} = {text.Of(derivatives.By(parameter)!)}")];
    }

    private Tensor Mean(Tensor x, params Axis[] axes) => Make([], (a, v) => a.Divide(v[0], v[1]), _graph.Reduce(TensorOperation.Sum, x, axes), _graph.Number(axes[0].Length));

    private Tensor Add(Tensor x, Tensor y, params Axis[] axes) => Make(axes, (a, v) => a.Add(v[0], v[1]), x, y);

    private Tensor Make(IReadOnlyList<Axis> axes, Func<Arithmetic, IReadOnlyList<Value>, Value> expression, params Tensor[] inputs) =>
        new ElementwiseExpressions(_graph).Make(axes, expression, [.. inputs.Select(input => (TensorValue)input)]).Tensor;

    private Tensor Parameter(string name, params Axis[] axes) => Named(name, _graph.Leaf(TensorOperation.Parameter, name, axes));

    private Tensor Named(string name, Tensor tensor)
    {
        _names[tensor] = name;
        return tensor;
    }
}
