using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Operations on elements.</summary>
internal sealed partial class RandomModelMaker
{
    private static readonly Operation[] Comparisons = [Operation.Less, Operation.LessOrEqual, Operation.Greater, Operation.GreaterOrEqual, Operation.Equal, Operation.NotEqual];

    /// <summary>What these are of must be between 0 and 1, and not near the ends.</summary>
    private static readonly HashSet<string> OfShares = ["sqrt", "cbrt", "log", "log1p", "acos", "asin", "atanh", "lgamma", "digamma", "tan"];

    private static readonly Intrinsic[] Functions = [.. Intrinsics.All.Where(function => !function.IsCondition)];

    private Tensor Function()
    {
        Intrinsic function = Functions[_random.Next(Functions.Length)];
        Tensor x = Any();
        if (OfShares.Contains(function.Name) || function == Intrinsics.Pow)
        {
            x = Operate(Operation.MultiplyAdd, _graph.Constant(0.8), _graph.Call(Intrinsics.Sigmoid, x.Axes, x), _graph.Constant(0.1));
        }

        if (!Evaluation.Functions.Binary.ContainsKey(function.Name))
        {
            return _graph.Call(function, Union(x), x);
        }

        // No angle of (0, 0), which has no derivative.
        Tensor y = function.Name == "atan2" ? Positive(Any()) : Any();
        return _graph.Call(function, Union(x, y), x, y);
    }

    private Tensor Arithmetic()
    {
        (Tensor a, Tensor b) = (Any(), Any());
        switch (_random.Next(7))
        {
            case 0: return Operate(Operation.Add, a, b);
            case 1: return Operate(Operation.Subtract, a, b);
            case 2: return Operate(Operation.Divide, a, Positive(b));
            case 3: return Operate(Operation.Negate, a);
            case 4: return Operate(Operation.Remainder, a, _graph.Constant(0.75));
            default: return Operate(Operation.Multiply, a, b);
        }
    }

    private Tensor Fused() => Operate(_random.Next(3) switch { 0 => Operation.MultiplyAdd, 1 => Operation.MultiplySubtract, _ => Operation.MultiplyAddNegated }, Any(), Any(), Any());

    private Tensor Selection() => Operate(Operation.Select, Truth(2), Any(), Any());

    private Tensor Condition() => Operate(Operation.Number, Truth(2));

    private Tensor Index() => Operate(Operation.Multiply, _graph.Constant(0.5), _graph.Index(_axes[_random.Next(_axes.Count)]));

    private Tensor Truth(int depth) => (depth == 0 ? 9 : _random.Next(10)) switch
    {
        0 => Operate(Operation.And, Truth(depth - 1), Truth(depth - 1)),
        1 => Operate(Operation.Or, Truth(depth - 1), Truth(depth - 1)),
        2 => Operate(Operation.Not, Truth(depth - 1)),
        3 => _graph.Hyperparameter(NewName("is"), isCondition: true),
        4 => Finite(Any()),
        5 => Operate(Comparisons[_random.Next(Comparisons.Length)], _graph.Index(_axes[_random.Next(_axes.Count)]), _graph.Index(_axes[_random.Next(_axes.Count)])),
        _ => Operate(Comparisons[_random.Next(Comparisons.Length)], Any(), Any()),
    };

    private Tensor Positive(Tensor x) => Operate(Operation.MultiplyAdd, x, x, _graph.Constant(1));

    private Tensor Finite(Tensor x) => _graph.Call(Intrinsics.IsFinite, x.Axes, x);

    private Tensor Operate(Operation operation, params Tensor[] inputs) => _graph.Elementwise(operation, Union(inputs), inputs);
}
