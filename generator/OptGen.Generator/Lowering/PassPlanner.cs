namespace OptGen.Generator.Lowering;

/// <summary>The passes of a step.</summary>
/// <param name="Kernels">In their order; those of the parts of a step follow each other.</param>
/// <param name="Kept">The values that are kept in hidden states while a step waits for a gradient, by the states' keys; the weights first.</param>
internal sealed record PassPlan(IReadOnlyList<KernelPlan> Kernels, IReadOnlyList<(string Key, Node Value)> Kept);

/// <summary>
/// Splits what a step does into the fewest passes: as many as the longest chain of reductions that need each other, and one. What a pass stores,
/// a later one reads back; all else is computed again, which costs less than memory. Memory whose old value a later pass still needs is
/// written by that pass. Where a step asks for gradients at other points, the last pass before each moves the weights there; what later passes
/// need of weights and gradients that are overwritten then is kept in hidden states.
/// </summary>
internal sealed class PassPlanner
{
    private readonly IReadOnlyList<Store> _results;
    private readonly List<Node> _reductions;
    private readonly Stages _stages;
    private readonly Sections _sections;
    private readonly bool _keepsLeaves;
    private readonly int _count;

    /// <summary>What is written, and in which pass.</summary>
    private readonly Dictionary<Store, int> _passes = [];

    /// <summary>The values kept, and after which pass they are there.</summary>
    private readonly Dictionary<Node, int> _kept = [];

    private PassPlanner(IReadOnlyList<Store> results, List<Node> reductions, Stages stages, Sections sections, bool keepsLeaves)
    {
        _results = results;
        _reductions = reductions;
        _stages = stages;
        _sections = sections;
        _keepsLeaves = keepsLeaves;
        _count = results.Select(store => stages.Of(store.Value)).Concat(reductions.Select(reduction => stages.Of(reduction) - 1)).DefaultIfEmpty(-1)
            .Append(sections.Calls.Count == 0 ? -1 : sections.FirstPass(sections.Calls.Count)).Max() + 1;
    }

    /// <param name="stores">What the step writes.</param>
    /// <param name="scalars">What else is needed: scalars at the end of the step, and what stands between its parts.</param>
    /// <param name="stages">When values are known.</param>
    /// <param name="sections">The parts of the step.</param>
    public static PassPlan Plan(IReadOnlyList<Store> stores, IEnumerable<Node> scalars, Stages stages, Sections sections)
    {
        List<Node> reductions = [.. Uses.Of(stores.Select(store => store.Value).Concat(scalars), []).Needed.Where(node => node.IsReductionOfElements)];
        PassPlan Plan(bool keepsLeaves) => new PassPlanner(stores, reductions, stages, sections, keepsLeaves).Plan();

        // Either the weights and gradients themselves are kept, or what is made of them: whatever is less.
        PassPlan leaves = Plan(keepsLeaves: true);
        if (sections.Calls.Count == 0)
        {
            return leaves;
        }

        PassPlan values = Plan(keepsLeaves: false);
        return values.Kept.Count < leaves.Kept.Count ? values : leaves;
    }

    private PassPlan Plan()
    {
        PlaceStores();
        List<KernelPlan> kernels;
        do
        {
            KeepWhatIsNeeded();
            kernels = Kernels(value => value.Id.ToString());
        }
        while (Delay(kernels) > 0);

        if (_kept.Count == 0)
        {
            return new PassPlan(kernels, []);
        }

        Dictionary<Node, int> places = Places(kernels);
        string Key(Node value) => KeptStates.Key(places[value]);
        List<(string Key, Node Value)> kept = [.. places.OrderBy(entry => entry.Value).ThenBy(entry => _kept[entry.Key]).GroupBy(entry => entry.Value).Select(place => (Key(place.First().Key), place.First().Key))];
        return new PassPlan(Kernels(Key), kept);
    }

    /// <summary>Each store as early as its value is known; the new weights with the last part of the step, for before they are at the points of gradients.</summary>
    private void PlaceStores()
    {
        int parts = _sections.Calls.Count;
        foreach (Store store in _results)
        {
            int pass = _stages.Of(store.Value);
            _passes[store] = store.Memory == Memory.Weights && parts > 0 ? Math.Max(pass, _sections.FirstPass(parts)) : pass;
        }

        Node current = _sections.Weights;
        for (int i = 0; i < parts; i++)
        {
            if (_sections.Calls[i].Point != current)
            {
                current = _sections.Calls[i].Point;
                _passes[new Store(current, Memory.Weights, "")] = _sections.LastPass(i);
            }
        }
    }

    private IReadOnlyList<Store> StoresOf(int pass) => [.. _passes.Where(entry => entry.Value == pass).Select(entry => entry.Key), .. Collected(pass)];

    /// <summary>What a pass puts aside.</summary>
    private IEnumerable<Store> Collected(int pass) =>
        _reductions.Where(reduction => reduction.Operation == Operation.Collect && _stages.Of(reduction) - 1 == pass)
            .Select(reduction => new Store(reduction.Inputs[0], Memory.Scratch, StepPlan.ScratchKey(reduction)));

    /// <summary>What memory holds at the beginning of a pass, of the values that are not where the rule finds them at first.</summary>
    private Dictionary<Node, Store> Known(int pass, Func<Node, string> key)
    {
        Dictionary<Node, Store> known = [];
        foreach (KeyValuePair<Node, int> value in _kept.Where(entry => entry.Value < pass))
        {
            known[value.Key] = new Store(value.Key, Memory.Kept, key(value.Key));
        }

        Store? weights = _passes.Where(entry => entry.Key.Memory == Memory.Weights && entry.Value < pass).OrderBy(entry => entry.Value).Select(entry => entry.Key).LastOrDefault();
        foreach (Store store in _passes.Where(entry => entry.Value < pass).Select(entry => entry.Key).Where(store => store.Memory != Memory.Weights || store == weights))
        {
            if (store.Value is { IsElement: true, Inputs.Count: > 0 })
            {
                known[store.Value] = store;
            }
        }

        if (_sections.OfPass(pass) is var section && section > 0)
        {
            Node gradient = _sections.Calls[section - 1].Gradient;
            known[gradient] = new Store(gradient, Memory.Gradient, "");
        }

        return known;
    }

    private List<KernelPlan> Kernels(Func<Node, string> key) =>
    [
        .. Enumerable.Range(0, _count).Select(pass => KernelPlan.For(
            [.. StoresOf(pass), .. _kept.Where(entry => entry.Value == pass).Select(entry => new Store(entry.Key, Memory.Kept, key(entry.Key)))],
            ReductionsOf(pass),
            Known(pass, key))),
    ];

    private IReadOnlyList<Node> ReductionsOf(int pass) => [.. _reductions.Where(reduction => reduction.Operation == Operation.Reduce && _stages.Of(reduction) - 1 == pass)];

    /// <summary>Finds what passes need of the memory of earlier parts of the step.</summary>
    private void KeepWhatIsNeeded()
    {
        _kept.Clear();
        if (_sections.Calls.Count == 0)
        {
            return;
        }

        // The weights always: a step that is given up goes back to them.
        Keep(_sections.Weights);
        int count;
        do
        {
            count = _kept.Count;
            for (int pass = _sections.FirstPass(1); pass < _count; pass++)
            {
                Demand(pass);
            }
        }
        while (_kept.Count > count);
    }

    private void Keep(Node value) => _kept[value] = _sections.LastPass(_sections.Of(value));

    private void Demand(int pass)
    {
        int section = _sections.OfPass(pass);
        Dictionary<Node, Store> known = Known(pass, value => value.Id.ToString());
        HashSet<Node> visited = [];
        Stack<Node> pending = new(
            StoresOf(pass).Select(store => store.Value)
                .Concat(_kept.Where(entry => entry.Value == pass).Select(entry => entry.Key))
                .Concat(ReductionsOf(pass).SelectMany(reduction => reduction.Inputs)));
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!visited.Add(node) || known.ContainsKey(node) || node.IsReductionOfElements || !_sections.IsPassing(node))
            {
                continue;
            }

            if (_sections.Of(node) < section && CanKeep(node))
            {
                Keep(node);
                continue;
            }

            foreach (Node input in node.Inputs)
            {
                pending.Push(input);
            }
        }
    }

    private bool CanKeep(Node node)
    {
        int section = _sections.Of(node);
        return Sections.IsPassingLeaf(node) || (_stages.Of(node) <= _sections.LastPass(section) && !(_keepsLeaves && section == 0));
    }

    /// <summary>Gives kept values places: two that are not needed at the same time may share one. The first is that of the weights, which are kept to the end.</summary>
    private Dictionary<Node, int> Places(List<KernelPlan> kernels)
    {
        Dictionary<Node, int> places = [];
        List<int> busyUntil = [];
        foreach (KeyValuePair<Node, int> value in _kept.OrderBy(entry => entry.Key.Operation == Operation.Weight ? 0 : 1).ThenBy(entry => entry.Value).ThenBy(entry => entry.Key.Id))
        {
            bool isWeights = value.Key.Operation == Operation.Weight;
            int last = isWeights ? int.MaxValue : kernels.FindLastIndex(kernel => kernel.Loads.Any(load => load.Value == value.Key));
            int place = busyUntil.FindIndex(until => until <= value.Value);
            if (place < 0)
            {
                place = busyUntil.Count;
                busyUntil.Add(last);
            }

            busyUntil[place] = last;
            places[value.Key] = place;
        }

        return places;
    }

    /// <summary>Moves each store that would overwrite what a later pass reads to that pass; the number of stores moved.</summary>
    private int Delay(List<KernelPlan> kernels)
    {
        int moved = 0;
        foreach (Store store in _passes.Keys.ToList())
        {
            // Points of gradients are written at the end of their part of the step, whatever it reads.
            int last = store.Memory == Memory.Weights && _sections.OfPass(_passes[store]) < _sections.Calls.Count ? -1 : kernels.FindLastIndex(kernel =>
                kernel.Loads.Any(load => load.Memory == store.Memory && load.State == store.State && load.Value != store.Value));
            if (last > _passes[store])
            {
                _passes[store] = last;
                moved++;
            }
        }

        return moved;
    }
}
