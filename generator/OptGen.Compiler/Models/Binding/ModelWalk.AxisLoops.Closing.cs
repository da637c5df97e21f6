using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <content>What a loop along an axis leaves.</content>
internal sealed partial class ModelWalk
{
    /// <summary>Makes the loop of what a round has become, and gives names what they are behind it.</summary>
    private bool CloseAlong(ModelFrame at, BoundAlong loop, List<CarriedAlong> carried, List<(Tensor Formal, Tensor Initial, Tensor Next)> values)
    {
        LoopRounds rounds = loop.Loop.Rounds;
        List<(string Name, Tensor Value)> outputs = [];
        foreach (string output in loop.Loop.Outputs)
        {
            if (!at.Values.TryGetValue(loop.PlaceOf(output), out Operand? place) || Numbers(Known(place)).Tensor is not { } value)
            {
                at.PartlyAssigned.Add(output);
                continue;
            }

            if (value.Has(loop.Loop.Along))
            {
                AssignmentSyntax assignment = AssignedIn(loop.Syntax).Last(assignment => IndexedKey(at, assignment.Target) == loop.PlaceOf(output));
                Report(at, ModelDiagnostics.AxisTwice, assignment.Span, place.Written.Length > 0 ? place.Written : at.Quote(assignment.Value), loop.Loop.Along.ToString());
                return false;
            }

            outputs.Add((output, value));
        }

        // What a round alone assigns is that of the last round behind the loop.
        List<string> own = [];
        foreach (string key in loop.Keys.Where(key => carried.All(value => value.Key != key) && at.Values.TryGetValue(key, out Operand? value) && IsReadBehind(at, loop.Syntax.Span, key)
            && value.Along([]).Tensor is { Kind: not ElementKind.Condition }))
        {
            Tensor last = at.Values[key].Along([]).Tensor!;
            Tensor formal = _graph.Formal($"{rounds.Symbol}.{key}.last.{last.Id}", last.Axes, last.Kind, isCarried: true);
            Tensor zero = last.Kind == ElementKind.Integer ? Whole(_graph.Constant(0)) : _graph.Constant(0);
            values.Add((formal, _graph.Broadcast(zero, last.Axes), last));
            own.Add(key);
        }

        (Tensor made, IReadOnlyList<Tensor> left) = new LoopMaker(_graph, rounds.Symbol, rounds.Axis, sharesWeights: true).Make(values, [.. outputs.Select(output => output.Value)], loop.Syntax.IsReversed);
        string[] kept = [.. carried.Select(value => value.Key ?? ""), .. own];
        for (int i = 0; i < carried.Count; i++)
        {
            if (carried[i].State is { } state)
            {
                CloseState(at, state, _graph.LoopResult(made, i));
            }
        }

        foreach (string key in at.Values.Keys.Where(key => !loop.Beginning.Values.ContainsKey(key) || loop.Keys.Contains(key)).ToList())
        {
            // What was declared and called within a round is known there alone.
            int place = loop.Keys.Contains(key) ? Array.IndexOf(kept, key) : -1;
            if (place >= 0)
            {
                at.Values[key] = _elements.Of(_graph.LoopResult(made, place));
            }
            else if (!at.States.ContainsKey(key))
            {
                at.Values.Remove(key);
            }
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            at.Values.Remove(loop.PlaceOf(outputs[i].Name));
            Tensor all = OfAllRounds(made, left[i]);
            Tensor along = _graph.Relabel(all, [loop.Loop.Along, .. all.Axes.Skip(1)]);
            at.Values[outputs[i].Name] = _elements.Of(_graph.Reorder(along, loop.Loop.Placed([.. all.Axes.Skip(1)])));
        }

        Restore(at.Called, loop.Beginning.Called);
        return true;
    }

    private void CloseState(ModelFrame at, string state, Tensor result)
    {
        _updates.RemoveAll(update => update.State == state);
        _updates.Add((state, result));
        foreach (string own in at.States.Where(own => own.Value == state && at.Values.ContainsKey(own.Key)).Select(own => own.Key).ToList())
        {
            at.Values[own] = _elements.Of(_graph.Relabel(result, at.Values[own].Axes));
        }
    }

    /// <summary>Names that an erroneous loop assigns are unknown behind it.</summary>
    private static void Forget(ModelFrame at, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            at.Values[key] = Operand.Unknown;
        }
    }

    /// <summary>A tensor of a round in all of them: if the loop only passes it on, as it was before the loop.</summary>
    private Tensor OfAllRounds(Tensor loop, Tensor value)
    {
        LoopBody body = loop.Content.Loop!;
        Tensor place = value.Operation == TensorOperation.Reorder ? value.Inputs[0] : value;
        int given = place.Operation == TensorOperation.At && place.Content.From!.Equals(body.Index) ? body.Formals.ToList().IndexOf(place.Inputs[0]) : -1;
        if (given < body.Next.Count)
        {
            return _graph.LoopOutput(loop, value);
        }

        Tensor whole = loop.Inputs[given];
        Tensor along = _graph.Relabel(whole, [.. whole.Axes.Select((axis, i) => i == place.Content.Place ? body.Rounds : axis)]);
        return _graph.Reorder(along, [body.Rounds, .. value.Axes]);
    }
}
