using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Loops: rounds of operations like those outside, over what is carried, what all rounds read, and places that follow the rounds.</summary>
internal sealed partial class RandomModelMaker
{
    /// <summary>A loop within a loop is enough.</summary>
    private const int DeepestLoop = 2;

    private int _loops;

    private Tensor Looped()
    {
        Axis along = _axes[_random.Next(_axes.Count)];
        if (_loops == DeepestLoop || _inputs.Of(along) > 4)
        {
            return Any();
        }

        Axis rounds = _graph.Axis(null, along.Length);
        LengthSymbol round = new(NewName("r"), false, IsRound: true);
        Tensor[] initial = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Any())];
        Tensor[] formals = [.. initial.Select((tensor, i) => _graph.Formal($"{round}.{i}", tensor.Axes, ElementKind.Number, isCarried: true))];
        (List<Tensor> pool, TensorEvaluator evaluator, Length? before) = (_pool, _evaluator, _round);
        TensorEvaluator first = new(_inputs with { Length = symbol => symbol.IsRound ? 0 : _inputs.Length(symbol) });
        foreach ((Tensor formal, Tensor tensor) in formals.Zip(initial))
        {
            first.Give(formal, evaluator.Evaluate(tensor));
        }

        foreach (Tensor outer in pool.Where(tensor => tensor.Operation == TensorOperation.Formal))
        {
            first.Give(outer, evaluator.Evaluate(outer));
        }

        (_evaluator, _pool, _round) = (first, [.. formals, .. Some(pool, 3)], before is null ? Length.Of(round) : (before * rounds.Length) + Length.Of(round));
        _loops++;
        Take(_graph.At(Parameter([along, .. Some(_axes.Where(axis => axis != along), 2)]), 0, Length.Of(round)));
        foreach (Tensor whole in _pool.Where(tensor => tensor.Has(along)).ToList())
        {
            Take(_graph.At(whole, whole.Axes.ToList().IndexOf(along), Length.Of(round)));
        }

        for (int steps = _random.Next(1, 8); steps > 0; steps--)
        {
            if (_kinds[_random.Next(_kinds.Length)]() is { Kind: ElementKind.Number } tensor)
            {
                Take(tensor);
            }
        }

        (Tensor, Tensor, Tensor)[] carried = [.. formals.Select((formal, i) => (formal, initial[i], Next(formal, formals)))];
        Tensor[] outputs = Some(_pool.Where(tensor => !formals.Contains(tensor)), 2);
        (_evaluator, _pool, _round) = (evaluator, pool, before);
        _loops--;
        (Tensor loop, IReadOnlyList<Tensor> left) = new LoopMaker(_graph, round, rounds, sharesWeights: _random.Next(2) == 0).Make(carried, outputs, isReversed: _random.Next(2) == 0);
        foreach (Tensor output in left)
        {
            Take(_graph.LoopOutput(loop, output));
        }

        foreach (int i in Enumerable.Range(1, formals.Length - 1))
        {
            Take(_graph.LoopResult(loop, i));
        }

        return _graph.LoopResult(loop, 0);
    }

    /// <summary>What a carried tensor becomes; now and then what another one was.</summary>
    private Tensor Next(Tensor formal, Tensor[] formals)
    {
        Tensor[] alike = [.. formals.Where(other => other != formal && other.Axes.SequenceEqual(formal.Axes))];
        if (alike.Length > 0 && _random.Next(3) == 0)
        {
            return alike[0];
        }

        Tensor any = Any();
        Tensor added = _graph.Reduce(TensorOperation.Sum, any, [.. any.Axes.Where(axis => !formal.Has(axis))]);
        return _graph.Call(Intrinsics.Sigmoid, formal.Axes, _graph.Elementwise(Operation.Add, formal.Axes, formal, added));
    }
}
