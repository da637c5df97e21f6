using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Makes tensors at random: of all operations, with axes of all lengths from 1, in all orders.</summary>
internal sealed partial class RandomModelMaker
{
    /// <summary>So that differences of values tell something: greater numbers, and more of them, are not taken.</summary>
    private const double GreatestValue = 20;
    private const int MostElements = 120;

    private readonly int _seed;
    private readonly Random _random;
    private readonly TensorGraph _graph = new();
    private readonly Dictionary<LengthSymbol, long> _lengths = [];
    private readonly Dictionary<string, Axis> _indices = [];

    /// <summary>Axes that are products, and what they may be split into.</summary>
    private readonly Dictionary<Axis, Axis[]> _parts = [];
    private readonly List<Axis> _axes = [];
    private List<Tensor> _pool = [];
    private TensorEvaluator _evaluator;
    private Length? _round;
    private readonly TensorInputs _inputs;
    private readonly Func<Tensor>[] _kinds;

    private RandomModelMaker(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _inputs = RandomModel.InputsOf(seed, _lengths, _indices);
        _evaluator = new TensorEvaluator(_inputs);
        foreach (string name in new[] { "N", "T", "c", "d", "e" })
        {
            LengthSymbol symbol = new(name, IsOfData: name is "N" or "T");
            int length = _random.Next(1, 5);
            _lengths[symbol] = length;
            _axes.Add(_graph.Axis(name, name == "e" ? Length.Of(length) : Length.Of(symbol)));
        }

        Axis product = _graph.Axis("h", _axes[2].Length * _axes[3].Length);
        _parts[product] = [_axes[2], _axes[3]];
        _axes.Add(product);
        _kinds =
        [
            Leaf, Leaf, Function, Function, Arithmetic, Arithmetic, Fused, Selection, Condition, () => _graph.Stop(Any()), Relabelled, Reordered, Expanded, Split, Merged, Concatenated,
            Sliced, Padded, Windowed, Windowed, Folded, Gathered, Gathered, Scattered, Reduced, Reduced, Contracted, Contracted, Softened, Summed, Index, Looped,
        ];
    }

    /// <summary>A model; the same for the same seed.</summary>
    public static RandomModel Make(int seed) => new RandomModelMaker(seed).Make();

    private RandomModel Make()
    {
        Take(Parameter(Some(_axes, 2)));
        for (int steps = _random.Next(3, 18); steps > 0; steps--)
        {
            // What does not fit is tried no further.
            if (_kinds[_random.Next(_kinds.Length)]() is { Kind: ElementKind.Number } tensor)
            {
                Take(tensor);
            }
        }

        HashSet<Tensor> used = [.. TensorEvaluator.NeededFor(_pool).SelectMany(tensor => tensor.Inputs)];
        Tensor[] ends = [.. _pool.Where(tensor => !used.Contains(tensor)).Reverse().Take(4)];
        Tensor loss = ends.Select(Number).Aggregate((sum, number) => _graph.Elementwise(Operation.Add, [], sum, number));
        return new RandomModel(_seed, _graph, loss, _lengths, _indices);
    }

    /// <summary>One number that depends on each element in a way of its own.</summary>
    private Tensor Number(Tensor tensor) => tensor.IsScalar
        ? tensor
        : _random.Next(2) == 0
            ? _graph.Contract(tensor.Axes, tensor, Data(tensor.Axes))
            : _graph.Reduce(TensorOperation.Sum, _graph.Elementwise(Operation.Multiply, tensor.Axes, tensor, Data(tensor.Axes)), tensor.Axes);

    private void Take(Tensor tensor)
    {
        if (Fits(tensor) && _evaluator.Evaluate(tensor).All(x => Math.Abs(x) <= GreatestValue) && !_pool.Contains(tensor))
        {
            _pool.Add(tensor);
        }
    }

    /// <summary>Whether a tensor and all that it needs have few enough elements.</summary>
    private bool Fits(Tensor tensor) => TensorEvaluator.NeededFor([tensor]).All(needed => Count(needed.Axes) <= MostElements && Count([.. needed.Axes.Union(needed.Content.Axes)]) <= 8 * MostElements);

    private int Count(IEnumerable<Axis> axes) => axes.Aggregate(1, (count, axis) => count * _inputs.Of(axis));

    /// <summary>A tensor of the pool, one of the last rather than of the first.</summary>
    private Tensor Any() => _pool[Math.Max(_random.Next(_pool.Count), _random.Next(_pool.Count))];

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        _random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>At most so many of some things, in any order.</summary>
    private T[] Some<T>(IEnumerable<T> items, int most) => [.. Shuffled(items).Take(_random.Next(most + 1))];

    private Axis[] Union(params Tensor[] tensors) => Shuffled(tensors.SelectMany(tensor => tensor.Axes).Distinct());

    private Axis NewAxis(string? name, Length length)
    {
        Axis axis = _graph.Axis(name, length);
        _axes.Add(axis);
        return axis;
    }

    /// <summary>An axis of the same length that a tensor lacks.</summary>
    private Axis Twin(Axis axis, params Axis[] taken)
    {
        Axis[] alike = [.. _axes.Where(other => other != axis && other.Length.Equals(axis.Length) && !taken.Contains(other))];
        if (alike.Length > 0 && _random.Next(4) > 0)
        {
            return alike[_random.Next(alike.Length)];
        }

        Axis twin = NewAxis(axis.Name, axis.Length);
        if (_parts.TryGetValue(axis, out Axis[]? parts))
        {
            _parts[twin] = parts;
        }

        return twin;
    }

    private string NewName(string prefix) => $"{prefix}{_graph.Tensors.Count}";

    private Tensor Parameter(IReadOnlyList<Axis> axes) => _graph.Leaf(TensorOperation.Parameter, NewName("p"), axes);

    private Tensor Data(IReadOnlyList<Axis> axes) => _graph.Leaf(TensorOperation.Data, NewName("x"), axes);

    private Tensor Leaf() => _random.Next(16) switch
    {
        0 => _graph.Leaf(TensorOperation.State, NewName("s"), Some(_axes, 3)),
        1 => _graph.Hyperparameter(NewName("λ")),
        2 => _graph.Number(_axes[_random.Next(_axes.Count)].Length),
        3 => _graph.Constant(_random.Next(-2, 4) / 2.0),
        4 => _graph.Noise(TensorOperation.Uniform, NewName("u"), Some(_axes, 3), _round),
        5 => _graph.Noise(TensorOperation.Normal, NewName("n"), Some(_axes, 3), _round),
        < 9 => Data(Some(_axes, 3)),
        _ => Parameter(Some(_axes, 3)),
    };
}
