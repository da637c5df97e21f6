using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>What has come back to each tensor so far.</summary>
/// <param name="graph">Where the adjoints are made.</param>
/// <param name="dependent">The tensors that need one.</param>
internal sealed class AdjointSums(TensorGraph graph, HashSet<Tensor> dependent)
{
    private readonly Dictionary<Tensor, List<TensorValue>> _parts = [];
    private readonly Dictionary<Tensor, Tensor?> _sums = [];

    public TensorGraph Graph => graph;

    public ElementwiseExpressions Expressions { get; } = new(graph);

    /// <summary>Whether a tensor needs an adjoint.</summary>
    public bool IsNeeded(Tensor tensor) => dependent.Contains(tensor);

    /// <summary>Adds to the adjoint of a tensor.</summary>
    /// <param name="tensor">The tensor; what needs no adjoint is passed over.</param>
    /// <param name="part">What comes back on one way; its axes are the tensor's.</param>
    public void Add(Tensor tensor, TensorValue part)
    {
        if (!IsNeeded(tensor))
        {
            return;
        }

        if (!_parts.TryGetValue(tensor, out List<TensorValue>? parts))
        {
            _parts.Add(tensor, parts = []);
        }

        parts.Add(part);
    }

    /// <summary>Adds what comes back from more elements than the tensor has, each of which is repeated.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="part">What comes back, for each place of more axes.</param>
    /// <param name="axes">These: the part repeats along those that it lacks.</param>
    /// <param name="adjoint">What the part is made of.</param>
    public void AddSum(Tensor tensor, TensorValue part, IEnumerable<Axis> axes, Tensor adjoint)
    {
        if (IsNeeded(tensor))
        {
            Add(tensor, SumOver(part, [.. axes.Where(axis => !tensor.Has(axis))], adjoint));
        }
    }

    /// <summary>The adjoint of a tensor, to which nothing is added any more; null where nothing came back.</summary>
    public Tensor? Of(Tensor tensor)
    {
        if (!_sums.TryGetValue(tensor, out Tensor? sum))
        {
            sum = _parts.TryGetValue(tensor, out List<TensorValue>? parts) ? Sum(tensor, parts) : null;
            _sums.Add(tensor, sum);
        }

        return sum;
    }

    /// <summary>The sum over axes that a value has, times the lengths of those that it lacks. What is the same for all terms is multiplied with, or divided by, once.</summary>
    /// <param name="value">The value.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="known">What the value is made of and is there already: it is added up as it is.</param>
    public TensorValue SumOver(TensorValue value, IReadOnlyList<Axis> axes, Tensor known)
    {
        Length repetitions = axes.Where(axis => !value.Tensor.Has(axis)).Aggregate(Length.One, (product, axis) => product * axis.Length);
        Axis[] summed = [.. axes.Where(value.Tensor.Has)];
        if (summed.Length == 0)
        {
            return Times(graph.Number(repetitions), value);
        }

        Stack<(Operation Operation, Tensor? Factor)> outside = new();
        Tensor terms = value.Tensor;
        for (; terms != known && PlaceOfTerms(terms, summed) is { } place; terms = terms.Inputs[place])
        {
            outside.Push((terms.Content.Operation, terms.Inputs.Count == 1 ? null : terms.Inputs[1 - place]));
        }

        TensorValue sum = terms != known && IsProductOfMatrices(terms) ? graph.Contract(summed, [.. terms.Inputs]) : graph.Reduce(TensorOperation.Sum, terms, summed);
        while (outside.Count > 0)
        {
            (Operation operation, Tensor? factor) = outside.Pop();
            Axis[] kept = [.. value.Tensor.Axes.Where(axis => !summed.Contains(axis))];
            sum = factor is null
                ? Expressions.Make(kept, (arithmetic, x) => arithmetic.Negate(x[0]), sum)
                : Expressions.Make(kept, (arithmetic, x) => operation == Operation.Divide ? arithmetic.Divide(x[0], x[1]) : arithmetic.Multiply(x[0], x[1]), sum.Named(), factor);
        }

        return Times(graph.Number(repetitions), sum);
    }

    /// <summary>A product with a number; the number may be 1.</summary>
    public TensorValue Times(Tensor number, TensorValue value) =>
        IsOne(number) ? value : IsOne(value.Tensor) ? number : Expressions.Make(value.Tensor.Axes, (arithmetic, x) => arithmetic.Multiply(x[0], x[1]), number, value.Named());

    public static bool IsOne(Tensor tensor) => tensor is { Operation: TensorOperation.Constant, Kind: ElementKind.Number, Content.Value: 1 };

    /// <summary>The place of the input that differs between the terms of a sum, where another one does not; null if there is none.</summary>
    private static int? PlaceOfTerms(Tensor terms, Axis[] summed)
    {
        bool IsOutside(int place) => !summed.Any(terms.Inputs[place].Has);
        return (terms.Operation == TensorOperation.Elementwise ? terms.Content.Operation : Operation.Constant) switch
        {
            Operation.Negate => 0,
            Operation.Divide when IsOutside(1) => 0,
            Operation.Multiply when IsOutside(1) => 0,
            Operation.Multiply when IsOutside(0) => 1,
            _ => null,
        };
    }

    /// <summary>Whether terms repeat along two axes what has only one of them: their sum is a product of matrices, whose terms are not computed one by one.</summary>
    private static bool IsProductOfMatrices(Tensor terms) =>
        terms is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Multiply }
        && terms.Inputs.All(factor => factor.Axes.Count < terms.Axes.Count && factor.Axes.Count > 0);

    private Tensor Sum(Tensor tensor, List<TensorValue> parts)
    {
        TensorValue? sum = null;
        foreach (IGrouping<Tensor, TensorValue> equal in parts.GroupBy(part => part.Tensor))
        {
            TensorValue part = Multiple(equal.Count(), equal.First());
            sum = sum is { } before ? Expressions.Make(tensor.Axes, (arithmetic, x) => arithmetic.Add(x[0], x[1]), before, part) : part;
        }

        return sum!.Value.Tensor;
    }

    /// <summary>What came back on several ways alike. The number joins a factor that there is less of than of the product, such as one that is the same along a row.</summary>
    private TensorValue Multiple(int count, TensorValue part)
    {
        Tensor product = part.Tensor;
        Tensor number = graph.Constant(count);
        bool isProduct = product is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Multiply };
        for (int place = 0; isProduct && count > 1 && place < 2; place++)
        {
            if (product.Inputs[place].Axes.Count < product.Axes.Count)
            {
                TensorValue factor = Times(number, product.Inputs[place]);
                return Expressions.Make(product.Axes, (arithmetic, x) => arithmetic.Multiply(x[0], x[1]), factor.Named(), product.Inputs[1 - place]);
            }
        }

        return Times(number, part);
    }
}
