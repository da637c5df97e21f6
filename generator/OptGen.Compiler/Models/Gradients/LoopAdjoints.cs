using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>
/// The adjoint of a loop is a loop over the same rounds, the other way round. It carries what comes back to what the loop carries, adds up what comes back to what all rounds read, and leaves,
/// for each round, what comes back to the place that belongs to it. What a round has computed it takes from the loop where that takes long, and computes again where it is quick.
/// A. Griewank and A. Walther, "Evaluating Derivatives", 2nd ed., 2008, chapter 12.
/// </summary>
internal sealed class LoopAdjoints(AdjointSums sums)
{
    private TensorGraph Graph => sums.Graph;

    /// <summary>Hands on to what a loop is given.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="leaving">What it leaves that has an adjoint.</param>
    public void HandOn(Tensor loop, IReadOnlyList<Tensor> leaving)
    {
        LoopBody body = loop.Content.Loop!;
        Dictionary<Tensor, Tensor> given = [];
        Dictionary<Tensor, Tensor> initial = [];
        List<(Tensor Of, Tensor Adjoint)> seeds = [];
        foreach (Tensor one in leaving)
        {
            if (sums.Of(one) is not { } known)
            {
                continue;
            }

            Tensor adjoint = Graph.Broadcast(known, one.Axes);
            if (one.Operation == TensorOperation.LoopResult)
            {
                initial[body.Formals[one.Content.Place]] = adjoint;
            }
            else
            {
                Tensor formal = Graph.Formal($"δ{one.Id}", one.Axes, ElementKind.Number, isCarried: false);
                given[formal] = adjoint;
                seeds.Add((one.Content.Body!, Graph.At(formal, 0, body.Index)));
            }
        }

        HashSet<Tensor> forward = Reached([.. body.Next, .. seeds.Select(seed => seed.Of)]);
        Tensor[] shared = [.. body.Formals.Skip(body.Next.Count).Where((formal, i) => formal.Kind == ElementKind.Number && sums.IsNeeded(loop.Inputs[body.Next.Count + i]))];
        Tensor[] places = [.. forward.Where(tensor => Dependencies.IsOfRound(tensor) && shared.Contains(tensor.Inputs[0])).OrderBy(tensor => tensor.Id)];
        Tensor[] carried = Carried(loop, [.. shared, .. places], [.. seeds.Select(seed => seed.Of)], initial);
        Dictionary<Tensor, Tensor> adjoints = carried.ToDictionary(formal => formal, formal => Graph.Formal($"δ{formal.Content.Name}", formal.Axes, ElementKind.Number, isCarried: true));
        seeds.AddRange(carried.Select(formal => (NextOf(body, formal), adjoints[formal])));
        if (seeds.Count == 0)
        {
            return;
        }

        Derivatives derivatives = Adjoint.Derive(Graph, seeds, [.. carried, .. shared, .. places]);
        Round round = new(Graph, loop, forward);
        List<(Tensor Formal, Tensor Initial, Tensor Next, Tensor Target)> kept = [];
        foreach (Tensor formal in carried)
        {
            Tensor next = derivatives.By(formal) ?? Zeros(formal);
            kept.Add((adjoints[formal], initial.TryGetValue(formal, out Tensor? known) ? known : Zeros(formal), round.Of(next), InputOf(loop, formal)));
        }

        SumsOfRounds ofAll = new(Graph, loop, forward, given);
        foreach (Tensor formal in shared)
        {
            if (derivatives.By(formal) is { } part && (body.SharesWeights ? ofAll.Take(InputOf(loop, formal), part) : [part]) is { Count: > 0 } left)
            {
                Tensor sum = Graph.Formal($"Σδ{formal.Content.Name}", formal.Axes, ElementKind.Number, isCarried: true);
                Tensor next = left.Aggregate(sum, (before, term) => Graph.Elementwise(Operation.Add, sum.Axes, before, round.Of(term)));
                kept.Add((sum, Zeros(formal), next, InputOf(loop, formal)));
            }
        }

        (Tensor Place, Tensor Part)[] parts = [.. places
            .Where(place => derivatives.By(place) is not null)
            .Select(place => (place, round.Of(derivatives.By(place)!)))];
        Dictionary<Tensor, Tensor> wanted = ofAll.Wanted.ToDictionary(tensor => tensor, round.Of);
        Tensor back = Back(loop, kept, [.. parts.Select(part => part.Part), .. wanted.Values], round, given);
        for (int i = 0; i < kept.Count; i++)
        {
            sums.Add(kept[i].Target, Graph.LoopResult(back, i));
        }

        foreach ((Tensor place, Tensor part) in parts)
        {
            Tensor target = InputOf(loop, place.Inputs[0]);
            sums.Add(target, Graph.Relabel(Graph.LoopOutput(back, part), [target.Axes[place.Content.Place], .. part.Axes]));
        }

        foreach ((Tensor target, Tensor sum) in ofAll.Of(tensor => Graph.LoopOutput(back, wanted[tensor])))
        {
            sums.Add(target, sum);
        }
    }

    /// <summary>The rounds on the way back.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="kept">What they carry.</param>
    /// <param name="left">What is wanted of each.</param>
    /// <param name="round">What a round has.</param>
    /// <param name="given">What comes back to what the loop leaves.</param>
    private Tensor Back(Tensor loop, List<(Tensor Formal, Tensor Initial, Tensor Next, Tensor Target)> kept, IEnumerable<Tensor> left, Round round, Dictionary<Tensor, Tensor> given)
    {
        LoopBody body = loop.Content.Loop!;
        List<Tensor> formals = [.. kept.Select(value => value.Formal)];
        List<Tensor> inputs = [.. kept.Select(value => value.Initial)];
        foreach (Tensor formal in Reached([.. kept.Select(value => value.Next), .. left]).Where(tensor => tensor.Operation == TensorOperation.Formal).OrderBy(tensor => tensor.Id))
        {
            if (!formals.Contains(formal))
            {
                formals.Add(formal);
                inputs.Add(round.Given.TryGetValue(formal, out Tensor? known) ? known : given.TryGetValue(formal, out Tensor? adjoint) ? adjoint : InputOf(loop, formal));
            }
        }

        return Graph.Loop(new LoopBody(body.Round, body.Rounds, !body.IsReversed, formals, [.. kept.Select(value => value.Next)]) { SharesWeights = body.SharesWeights }, inputs);
    }

    /// <summary>What is carried that both depends on what is derived by, and has an adjoint in some round.</summary>
    private Tensor[] Carried(Tensor loop, Tensor[] by, Tensor[] outputs, Dictionary<Tensor, Tensor> initial)
    {
        LoopBody body = loop.Content.Loop!;
        Tensor[] all = [.. body.Formals.Take(body.Next.Count).Where(formal => formal.Kind == ElementKind.Number)];
        HashSet<Tensor> dependent = [.. all.Where(formal => sums.IsNeeded(InputOf(loop, formal)))];
        while (all.FirstOrDefault(formal => !dependent.Contains(formal) && Dependencies.Between([.. by, .. dependent], NextOf(body, formal)).Count > 0) is { } found)
        {
            dependent.Add(found);
        }

        HashSet<Tensor> derived = [.. initial.Keys.Where(dependent.Contains)];
        while (dependent.FirstOrDefault(formal => !derived.Contains(formal) && Dependencies.Between([formal], [.. outputs, .. derived.Select(other => NextOf(body, other))]).Count > 0) is { } found)
        {
            derived.Add(found);
        }

        return [.. all.Where(derived.Contains)];
    }

    private static Tensor NextOf(LoopBody body, Tensor formal) => body.Next[body.Formals.ToList().IndexOf(formal)];

    private static Tensor InputOf(Tensor loop, Tensor formal) => loop.Inputs[loop.Content.Loop!.Formals.ToList().IndexOf(formal)];

    private Tensor Zeros(Tensor formal) => Graph.Expand(Graph.Constant(0), [.. formal.Axes]);

    private static HashSet<Tensor> Reached(IEnumerable<Tensor> tensors)
    {
        HashSet<Tensor> reached = [.. tensors];
        Stack<Tensor> pending = new(reached);
        while (pending.Count > 0)
        {
            foreach (Tensor input in pending.Pop().Inputs.Where(reached.Add))
            {
                pending.Push(input);
            }
        }

        return reached;
    }

    /// <summary>A round on the way back: what the loop has computed is taken from it, or computed again.</summary>
    private sealed class Round(TensorGraph graph, Tensor loop, HashSet<Tensor> forward)
    {
        private readonly Dictionary<Tensor, Tensor> _known = [];

        /// <summary>What stands for the values of all rounds.</summary>
        public Dictionary<Tensor, Tensor> Given { get; } = [];

        /// <summary>A tensor by what the round on the way back has.</summary>
        public Tensor Of(Tensor tensor)
        {
            HashSet<Tensor> seen = [tensor];
            Stack<Tensor> pending = new(seen);
            while (pending.Count > 0)
            {
                Tensor next = pending.Pop();
                if (_known.ContainsKey(next))
                {
                    continue;
                }

                if (IsKept(next))
                {
                    Tensor formal = graph.Formal($"of rounds {loop.Id} {next.Id}", [loop.Axes[0], .. next.Axes], next.Kind, isCarried: false);
                    Given.Add(formal, graph.LoopOutput(loop, next));
                    _known.Add(next, graph.At(formal, 0, loop.Content.Loop!.Index));
                    continue;
                }

                foreach (Tensor input in next.Inputs.Where(seen.Add))
                {
                    pending.Push(input);
                }
            }

            return graph.Replaced([tensor], _known)[0];
        }

        private bool IsKept(Tensor tensor) => tensor.Operation switch
        {
            TensorOperation.Formal => loop.Content.Loop!.Carries(tensor),
            TensorOperation.LoopResult or TensorOperation.LoopOutput => forward.Contains(tensor) || forward.Contains(tensor.Inputs[0]),
            _ when !forward.Contains(tensor) || tensor.Inputs.Count == 0 || tensor.Kind != ElementKind.Number => false,
            TensorOperation.Stop or TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Split or TensorOperation.Merge or TensorOperation.Slice or TensorOperation.Windows
                or TensorOperation.At or TensorOperation.Loop => false,
            TensorOperation.Elementwise => !IsQuick(tensor),
            _ => true,
        };

        /// <summary>Whether it is a few operations on one tensor that is kept, and what has fewer axes.</summary>
        private bool IsQuick(Tensor tensor)
        {
            HashSet<Tensor> operands = [];
            int operations = 0;
            Stack<Tensor> pending = new([tensor]);
            while (pending.Count > 0 && operations <= Recomputation.FewOperations)
            {
                Tensor next = pending.Pop();
                while (next.Operation is TensorOperation.Expand or TensorOperation.Reorder or TensorOperation.Relabel or TensorOperation.Stop)
                {
                    next = next.Inputs[0];
                }

                if (next.IsScalar || next.Operation is TensorOperation.Index or TensorOperation.Uniform)
                {
                    continue;
                }

                if (next.Operation == TensorOperation.Contract)
                {
                    // What is made of sums of products belongs to them.
                    return false;
                }

                if (next.Operation == TensorOperation.Elementwise)
                {
                    if (Recomputation.TakesLong(next))
                    {
                        return false;
                    }

                    operations++;
                    foreach (Tensor operand in next.Inputs)
                    {
                        pending.Push(operand);
                    }

                    continue;
                }

                if (next.Axes.Count == tensor.Axes.Count)
                {
                    operands.Add(next);
                }
            }

            return operations <= Recomputation.FewOperations && operands.Count <= 1;
        }
    }
}
