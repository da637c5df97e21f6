using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Loops: one round after the other, each with an evaluator of its own.</summary>
internal sealed partial class TensorEvaluator
{
    private readonly Dictionary<Tensor, (TensorEvaluator[] Rounds, double[][] Results)> _loops = [];

    /// <summary>Gives what is carried within a round its values.</summary>
    public void Give(Tensor formal, double[] values) => _values.Add(formal, values);

    private double[] RunLoop(Tensor t)
    {
        LoopBody body = t.Content.Loop!;
        int count = LengthOf(body.Rounds);
        TensorEvaluator[] rounds = new TensorEvaluator[count];
        double[][] carried = [.. t.Inputs.Take(body.Next.Count).Select(input => _values[input])];
        TensorEvaluator[]? other = null;
        if (stopped is not null)
        {
            _ = stopped.Evaluate(t);
            other = stopped._loops[t].Rounds;
        }

        foreach (int i in body.IsReversed ? Enumerable.Range(0, count).Reverse() : Enumerable.Range(0, count))
        {
            TensorInputs ofRound = inputs with { Length = symbol => symbol == body.Round ? i : inputs.Length(symbol) };
            TensorEvaluator round = new(ofRound with { Leaf = (leaf, element) => inputs.Leaf(leaf, element + OffsetOf(leaf, ofRound)) }, other?[i]);
            for (int k = 0; k < body.Formals.Count; k++)
            {
                round._values.Add(body.Formals[k], k < carried.Length ? carried[k] : _values[t.Inputs[k]]);
            }

            carried = [.. body.Next.Select(round.Evaluate)];
            rounds[i] = round;
        }

        _loops.Add(t, (rounds, carried));
        return [];
    }

    /// <summary>Where the numbers of a round begin among those of all: noise differs from round to round.</summary>
    private static int OffsetOf(Tensor leaf, TensorInputs ofRound) => leaf.Content.From is { } round && leaf.Inputs.Count == 0
        ? (int)round.Evaluate(ofRound.Length) * leaf.Axes.Aggregate(1, (count, axis) => count * ofRound.Of(axis))
        : 0;

    private double[] AtPlace(Tensor t)
    {
        Tensor x = t.Inputs[0];
        Axis along = x.Axes[t.Content.Place];
        int at = inputs.Of(t.Content.From!);
        return at < LengthOf(along) ? ForEach(t, () => AtAlong(x, along, at)) : throw new InvalidOperationException($"{t} goes beyond {x}.");
    }
}
