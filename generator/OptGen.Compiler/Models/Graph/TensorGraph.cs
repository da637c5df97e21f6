using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>
/// The tensors of a model. Making one that is there already gives the one that is there, so forward and backward pass share what is equal. Callers have checked the axes:
/// what does not fit here is a fault of the compiler.
/// </summary>
internal sealed class TensorGraph(CancellationToken cancellation = default)
{
    private readonly Dictionary<TensorKey, Tensor> _known = [];
    private readonly List<Tensor> _tensors = [];
    private int _axes;

    /// <summary>All tensors, inputs before what is made of them.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>Ends all work on the tensors.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>A new axis.</summary>
    public Axis Axis(string? name, Length length) => new(_axes++, name, length);

    public Tensor Constant(double value) => Intern(TensorOperation.Constant, [], [], ElementKind.Number, new() { Value = value });

    public Tensor Condition(bool value) => Intern(TensorOperation.Constant, [], [], ElementKind.Condition, new() { Value = value ? 1 : 0 });

    /// <summary>A length as a number.</summary>
    public Tensor Number(Length length) => length.Number is { } number
        ? Constant(number)
        : Intern(TensorOperation.Length, [], [], ElementKind.Number, new() { Length = length });

    public Tensor Hyperparameter(string name, bool isCondition = false) =>
        Intern(TensorOperation.Hyperparameter, [], [], isCondition ? ElementKind.Condition : ElementKind.Number, new() { Name = name });

    /// <summary>Data, a parameter or a state.</summary>
    public Tensor Leaf(TensorOperation operation, string name, IReadOnlyList<Axis> axes, ElementKind kind = ElementKind.Number) =>
        Intern(operation, [], axes, kind, new() { Name = name });

    /// <summary>What stands within a loop for what it carries, or is given.</summary>
    /// <param name="name">Tells it from others.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="kind">What its elements are.</param>
    /// <param name="isCarried">Whether it is carried from round to round, or the same in all.</param>
    public Tensor Formal(string name, IReadOnlyList<Axis> axes, ElementKind kind, bool isCarried) => Intern(TensorOperation.Formal, [], axes, kind, new() { Name = name, Place = isCarried ? 1 : 0 });

    /// <summary>0, 1, … along an axis.</summary>
    public Tensor Index(Axis axis) => Intern(TensorOperation.Index, [], [axis], ElementKind.Integer, TensorContent.None);

    /// <summary>Noise of one call of the text: two calls are two tensors, however alike they are written.</summary>
    /// <param name="distribution">Uniform or normal.</param>
    /// <param name="call">The call.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="round">Within loops, which of all rounds it is: each draws numbers of its own.</param>
    public Tensor Noise(TensorOperation distribution, string call, IReadOnlyList<Axis> axes, Length? round = null) =>
        Intern(distribution, [], axes, ElementKind.Number, new() { Name = call, From = round });

    /// <summary>An operation on elements.</summary>
    /// <param name="operation">Arithmetic or a condition; no leaf.</param>
    /// <param name="axes">The axes of the result: all of the inputs'.</param>
    /// <param name="inputs">The inputs.</param>
    public Tensor Elementwise(Operation operation, IReadOnlyList<Axis> axes, params Tensor[] inputs) => Elementwise(operation, axes, false, inputs);

    /// <summary>An operation on elements, which gives integers if <paramref name="isWhole"/>: sums, products and choices of integers.</summary>
    public Tensor Elementwise(Operation operation, IReadOnlyList<Axis> axes, bool isWhole, params Tensor[] inputs)
    {
        bool isCondition = operation is >= Operation.Less and <= Operation.Not || (operation == Operation.Select && inputs[1].Kind == ElementKind.Condition);
        return Intern(TensorOperation.Elementwise, inputs, axes, isCondition ? ElementKind.Condition : isWhole ? ElementKind.Integer : ElementKind.Number, new() { Operation = operation });
    }

    /// <summary>A function of elements.</summary>
    public Tensor Call(Intrinsic function, IReadOnlyList<Axis> axes, params Tensor[] inputs) => Intern(
        TensorOperation.Elementwise,
        inputs,
        axes,
        function.IsCondition ? ElementKind.Condition : ElementKind.Number,
        new() { Operation = Operation.Call, Function = function });

    public Tensor Stop(Tensor x) => Intern(TensorOperation.Stop, [x], x.Axes, x.Kind, TensorContent.None);

    /// <summary>The tensor with other axes of the same lengths, in the order of its own; itself where they are the same.</summary>
    public Tensor Relabel(Tensor x, IReadOnlyList<Axis> axes) =>
        x.Axes.SequenceEqual(axes) ? x
        : x.Operation == TensorOperation.Relabel ? Relabel(x.Inputs[0], axes)
        : Intern(TensorOperation.Relabel, [x], axes, x.Kind, TensorContent.None);

    /// <summary>The tensor with its axes in another order; itself where it is the same.</summary>
    public Tensor Reorder(Tensor x, IReadOnlyList<Axis> axes) =>
        x.Axes.SequenceEqual(axes) ? x
        : x.Operation == TensorOperation.Reorder ? Reorder(x.Inputs[0], axes)
        : Intern(TensorOperation.Reorder, [x], axes, x.Kind, TensorContent.None);

    /// <summary>The tensor repeated along axes that it lacks, behind its own.</summary>
    public Tensor Expand(Tensor x, params Axis[] axes) => axes.Length == 0 ? x : Intern(TensorOperation.Expand, [x], [.. x.Axes, .. axes], x.Kind, TensorContent.None);

    /// <summary>The tensor with all of these axes, in their order: repeated along those that it lacks.</summary>
    public Tensor Broadcast(Tensor x, IReadOnlyList<Axis> axes) => Reorder(Expand(x, [.. axes.Where(axis => !x.Has(axis))]), axes);

    /// <summary>One axis as several, the last the fastest.</summary>
    public Tensor Split(Tensor x, int place, IReadOnlyList<Axis> parts) =>
        Intern(TensorOperation.Split, [x], [.. x.Axes.Take(place), .. parts, .. x.Axes.Skip(place + 1)], x.Kind, new() { Place = place });

    /// <summary>Neighbouring axes as one.</summary>
    public Tensor Merge(Tensor x, int place, int count, Axis merged) =>
        Intern(TensorOperation.Merge, [x], [.. x.Axes.Take(place), merged, .. x.Axes.Skip(place + count)], x.Kind, new() { Place = place });

    /// <summary>Tensors one after the other along an axis.</summary>
    public Tensor Concat(int place, Axis joined, params Tensor[] inputs) =>
        Intern(TensorOperation.Concat, inputs, Replaced(inputs[0].Axes, place, joined), inputs[0].Kind, new() { Place = place });

    /// <summary>A stretch of an axis, as long as <paramref name="stretch"/>.</summary>
    public Tensor Slice(Tensor x, int place, Length from, Axis stretch) =>
        Intern(TensorOperation.Slice, [x], Replaced(x.Axes, place, stretch), x.Kind, new() { Place = place, From = from });

    /// <summary>The tensor within a longer axis, 0 or another number elsewhere.</summary>
    public Tensor Pad(Tensor x, int place, Length from, Axis whole, double fill = 0) =>
        Intern(TensorOperation.Pad, [x], Replaced(x.Axes, place, whole), x.Kind, new() { Place = place, From = from, Value = fill });

    /// <summary>Windows along an axis; see <see cref="TensorOperation.Windows"/>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="place">The place of the axis.</param>
    /// <param name="windows">The axis of the windows, and that of the elements of each.</param>
    /// <param name="from">Where the first window begins.</param>
    /// <param name="stride">How far apart windows are.</param>
    /// <param name="step">How far apart the elements of a window are.</param>
    public Tensor Windows(Tensor x, int place, (Axis Windows, Axis Elements) windows, Length from, Length stride, Length step) => Intern(
        TensorOperation.Windows,
        [x],
        [.. x.Axes.Take(place), windows.Windows, windows.Elements, .. x.Axes.Skip(place + 1)],
        x.Kind,
        new() { Place = place, From = from, Stride = stride, Step = step });

    /// <summary>Windows put back; see <see cref="TensorOperation.Fold"/>.</summary>
    /// <param name="x">The windows, whose axis is at <paramref name="place"/>, with their elements behind it.</param>
    /// <param name="place">The place of the axis.</param>
    /// <param name="whole">The axis that the windows are of.</param>
    /// <param name="from">Where the first window begins.</param>
    /// <param name="stride">How far apart windows are.</param>
    /// <param name="step">How far apart the elements of a window are.</param>
    public Tensor Fold(Tensor x, int place, Axis whole, Length from, Length stride, Length step) => Intern(
        TensorOperation.Fold,
        [x],
        [.. x.Axes.Take(place), whole, .. x.Axes.Skip(place + 2)],
        x.Kind,
        new() { Place = place, From = from, Stride = stride, Step = step });

    /// <summary>The elements at one place of an axis, without the axis.</summary>
    public Tensor At(Tensor x, int place, Length at) =>
        Intern(TensorOperation.At, [x], [.. x.Axes.Take(place), .. x.Axes.Skip(place + 1)], x.Kind, new() { Place = place, From = at });

    /// <summary>The rounds of a loop.</summary>
    public Tensor Loop(LoopBody body, IReadOnlyList<Tensor> inputs) => Intern(TensorOperation.Loop, inputs, [body.Rounds], ElementKind.Number, new() { Loop = body });

    /// <summary>What a loop carries, after its last round.</summary>
    public Tensor LoopResult(Tensor loop, int place)
    {
        Tensor formal = loop.Content.Loop!.Formals[place];
        return Intern(TensorOperation.LoopResult, [loop], formal.Axes, formal.Kind, new() { Place = place });
    }

    /// <summary>A tensor of a loop's body in every round.</summary>
    public Tensor LoopOutput(Tensor loop, Tensor body) => Intern(TensorOperation.LoopOutput, [loop], [loop.Axes[0], .. body.Axes], body.Kind, new() { Body = body });

    /// <summary>The same operation on other inputs, which have the same axes.</summary>
    public Tensor With(Tensor tensor, IReadOnlyList<Tensor> inputs) =>
        tensor.Inputs.SequenceEqual(inputs) ? tensor : Intern(tensor.Operation, inputs, tensor.Axes, tensor.Kind, tensor.Content);

    /// <summary>Tensors with others in place of some that they are made of.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="known">What stands in place of what; what is made anew is added, in the order in which it was made before.</param>
    public IReadOnlyList<Tensor> Replaced(IReadOnlyList<Tensor> tensors, Dictionary<Tensor, Tensor> known)
    {
        HashSet<Tensor> found = [.. tensors.Where(tensor => !known.ContainsKey(tensor))];
        Stack<Tensor> pending = new(found);
        while (pending.Count > 0)
        {
            foreach (Tensor input in pending.Pop().Inputs.Where(input => !known.ContainsKey(input) && found.Add(input)))
            {
                pending.Push(input);
            }
        }

        foreach (Tensor tensor in found.OrderBy(tensor => tensor.Id))
        {
            known.Add(tensor, With(tensor, [.. tensor.Inputs.Select(input => known[input])]));
        }

        return [.. tensors.Select(tensor => known[tensor])];
    }

    /// <summary>The elements where an axis of x has an index; see <see cref="TensorOperation.Gather"/>.</summary>
    public Tensor Gather(Tensor x, int place, Tensor index) => Intern(
        TensorOperation.Gather,
        [x, index],
        [.. x.Axes.Take(place), .. index.Axes.Where(axis => !x.Has(axis)), .. x.Axes.Skip(place + 1)],
        x.Kind,
        new() { Place = place });

    /// <summary>Values added up by index; see <see cref="TensorOperation.Scatter"/>.</summary>
    /// <param name="values">The values.</param>
    /// <param name="index">Where each is added.</param>
    /// <param name="axes">The axes of the result.</param>
    /// <param name="place">The place among these of the axis that the index counts along.</param>
    public Tensor Scatter(Tensor values, Tensor index, IReadOnlyList<Axis> axes, int place) =>
        Intern(TensorOperation.Scatter, [values, index], axes, values.Kind, new() { Place = place, Axes = axes });

    /// <summary>A reduction: <see cref="TensorOperation.Sum"/> and its like.</summary>
    public Tensor Reduce(TensorOperation operation, Tensor x, IReadOnlyList<Axis> over) =>
        over.Count == 0 && operation is (TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min)
            ? x
            : Intern(
                operation,
                [x],
                [.. x.Axes.Where(axis => !over.Contains(axis))],
                operation is TensorOperation.ArgMax or TensorOperation.ArgMin ? ElementKind.Integer : ElementKind.Number,
                new() { Axes = [.. x.Axes.Where(over.Contains)] });

    /// <summary>The sum of products; see <see cref="TensorOperation.Contract"/>.</summary>
    public Tensor Contract(IReadOnlyList<Axis> over, params Tensor[] factors)
    {
        List<Axis> axes = [];
        List<Axis> summed = [];
        foreach (Axis axis in factors.SelectMany(factor => factor.Axes))
        {
            List<Axis> target = over.Contains(axis) ? summed : axes;
            if (!target.Contains(axis))
            {
                target.Add(axis);
            }
        }

        return Intern(TensorOperation.Contract, factors, axes, ElementKind.Number, new() { Axes = summed });
    }

    public Tensor Softmax(Tensor x, IReadOnlyList<Axis> over) =>
        Intern(TensorOperation.Softmax, [x], x.Axes, ElementKind.Number, new() { Axes = [.. x.Axes.Where(over.Contains)] });

    public Tensor CumulativeSum(Tensor x, int place, bool isReversed = false) =>
        Intern(TensorOperation.CumulativeSum, [x], x.Axes, ElementKind.Number, new() { Place = place, IsReversed = isReversed });

    private static IReadOnlyList<Axis> Replaced(IReadOnlyList<Axis> axes, int place, Axis axis) => [.. axes.Take(place), axis, .. axes.Skip(place + 1)];

    private Tensor Intern(TensorOperation operation, IReadOnlyList<Tensor> inputs, IReadOnlyList<Axis> axes, ElementKind kind, TensorContent content)
    {
        cancellation.ThrowIfCancellationRequested();
        TensorKey key = new(operation, inputs, axes, kind, content);
        if (!_known.TryGetValue(key, out Tensor? tensor))
        {
            tensor = new Tensor(_tensors.Count, operation, inputs, axes, kind, content);
            _known.Add(key, tensor);
            _tensors.Add(tensor);
        }

        return tensor;
    }
}
