using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Splits what a step does into the fewest passes: as many as the longest chain of reductions and functions of matrices that need each other, and one.
/// What a pass stores, a later one reads back; all else is computed again, which costs less than memory. Memory whose old value is still needed later is
/// written after that. Where a step asks for gradients at other points, the last pass before each moves the weights there; what later passes
/// need of weights and gradients that are overwritten then is kept in hidden states.
/// </summary>
internal sealed class PassPlanner
{
    private readonly IReadOnlyList<Store> _results;
    private readonly IReadOnlyList<Node> _scalars;
    private readonly List<Node> _reductions;
    private readonly List<Node> _functions;
    private readonly EarliestPasses _earliest;
    private readonly Sections _sections;
    private readonly bool _keepsLeaves;
    private readonly CancellationToken _cancellation;
    private readonly int _count;

    /// <summary>What is written, and in which pass.</summary>
    private readonly Dictionary<Store, int> _passes = [];

    /// <summary>What functions of matrices take and nothing else puts into memory, and in which pass it goes to a buffer.</summary>
    private readonly Dictionary<Store, int> _operands = [];

    /// <summary>The values kept, and after which pass they are there.</summary>
    private readonly Dictionary<Node, int> _kept = [];

    private PassPlanner(IReadOnlyList<Store> results, IReadOnlyList<Node> scalars, EarliestPasses earliest, Sections sections, bool keepsLeaves, CancellationToken cancellation)
    {
        IReadOnlyList<Node> needed = Uses.Of(results.Select(store => store.Value).Concat(scalars), []).Needed;
        _results = results;
        _scalars = scalars;
        _reductions = [.. needed.Where(node => node.IsReductionOfElements)];
        _functions = [.. needed.Where(node => node.IsMatrixFunction)];
        _earliest = earliest;
        _sections = sections;
        _keepsLeaves = keepsLeaves;
        _cancellation = cancellation;
        _count = results.Select(store => earliest.Of(store.Value)).Concat(_reductions.Concat(_functions.Where(function => function.IsNumberOfMatrix)).Select(known => earliest.Of(known) - 1)).DefaultIfEmpty(-1)
            .Append(sections.Calls.Count == 0 ? -1 : sections.FirstPass(sections.Calls.Count)).Max() + 1;
        if (_count > RuleLimits.Passes)
        {
            throw TooManyPasses(RuleLimits.Passes);
        }
    }

    /// <param name="stores">What the step writes.</param>
    /// <param name="scalars">What else is needed: scalars at the end of the step, and what stands between its sections.</param>
    /// <param name="earliest">When values are known.</param>
    /// <param name="sections">The sections of the step.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The passes in their order; some do nothing where this is for some ranks only.</returns>
    public static PlannedStep Plan(IReadOnlyList<Store> stores, IReadOnlyList<Node> scalars, EarliestPasses earliest, Sections sections, CancellationToken cancellation)
    {
        PlannedStep Plan(bool keepsLeaves) => new PassPlanner(stores, scalars, earliest, sections, keepsLeaves, cancellation).Plan();

        // Either the weights and gradients themselves are kept, or what is made of them: whatever is less.
        PlannedStep leaves = Plan(keepsLeaves: true);
        if (sections.Calls.Count == 0)
        {
            return leaves;
        }

        PlannedStep values = Plan(keepsLeaves: false);
        return values.Kept.Count < leaves.Kept.Count ? values : leaves;
    }

    private PlannedStep Plan()
    {
        PlaceStores();
        List<(int Pass, Shape Space, KernelPlan Kernel)> kernels;
        do
        {
            PlaceOperands();
            KeepWhatIsNeeded();
            kernels = Kernels(BufferKey);
        }
        while (Delay(kernels) > 0);

        Dictionary<Node, int> places = Places(kernels);
        string Key(Node value) => KeptStates.Key(places[value]);
        List<(string Key, Node Value)> kept = [.. places.OrderBy(entry => entry.Value).ThenBy(entry => _kept[entry.Key]).GroupBy(entry => entry.Value).Select(place => (Key(place.First().Key), place.First().Key))];
        return Finish(_kept.Count == 0 ? kernels : Kernels(Key), kept);
    }

    private static BeyondLimitException TooManyPasses(int count) => new(RuleDiagnostic.Create(BindingDiagnostics.TooManyPasses.Id, default, RuleLimits.Text(count)));

    private static string BufferKey(Node value) => value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Over matrices of which size a reduction goes: vectors of other sizes than the parameter's may make a matrix of one only together.</summary>
    private static Shape SpaceOf(Node reduction)
    {
        Shape reduced = reduction.Inputs.Select(input => input.Shape).Aggregate(Shape.Broadcast);
        return reduced.Kind == ShapeKind.Matrix ? reduced : Shape.Element;
    }

    /// <summary>The pass before which a function is carried out; that of a single number is known after it.</summary>
    private int PassOf(Node function) => _earliest.Of(function) - (function.IsNumberOfMatrix ? 1 : 0);

    /// <summary>The last pass after which a function can be carried out at once; −1 where it needs none.</summary>
    private int TimeOf(Node function) => PassOf(function) - 1;

    /// <summary>Each store as early as its value is known; the new weights with the last section of the step, for before they are at the points of gradients.</summary>
    private void PlaceStores()
    {
        int sections = _sections.Calls.Count;
        foreach (Store store in _results)
        {
            int pass = _earliest.Of(store.Value);
            _passes[store] = store.Memory == Memory.Weights && sections > 0 ? Math.Max(pass, _sections.FirstPass(sections)) : pass;
        }

        Node current = _sections.Weights;
        for (int i = 0; i < sections; i++)
        {
            if (_sections.Calls[i].Point != current)
            {
                current = _sections.Calls[i].Point;
                _passes[new Store(current, Memory.Weights, "")] = _sections.LastPass(i);
            }
        }
    }

    /// <summary>What functions take and nothing else has in memory by then goes to buffers.</summary>
    private void PlaceOperands()
    {
        _operands.Clear();
        foreach (Node function in _functions)
        {
            foreach (Node operand in function.Sources.Where(source => source.IsElement && !source.IsMatrixFunction && !IsThere(source, function)))
            {
                if (StoreOf(operand, TimeOf(function)) is null)
                {
                    _operands[new Store(operand, Memory.Buffer, BufferKey(operand)) { Space = operand.Shape }] = _earliest.Of(operand);
                }
            }
        }
    }

    /// <summary>Whether memory holds a value from before the step, or a gradient, when a function takes it.</summary>
    private bool IsThere(Node source, Node function) =>
        source.IsInMemory && !(Sections.IsPassingLeaf(source) && _sections.Of(source) < _sections.OfPass(PassOf(function)));

    /// <summary>The store of a value to its own memory up to some pass; the weights are at points of gradients before the end.</summary>
    private Store? StoreOf(Node value, int pass) =>
        _results.FirstOrDefault(store => store.Value == value && _passes[store] <= pass);

    private IReadOnlyList<Store> StoresOf(int pass) =>
        [.. _passes.Concat(_operands).Where(entry => entry.Value == pass).Select(entry => entry.Key), .. Collected(pass)];

    /// <summary>What a pass puts aside.</summary>
    private IEnumerable<Store> Collected(int pass) =>
        _reductions.Where(reduction => reduction.Operation == Operation.Collect && _earliest.Of(reduction) - 1 == pass)
            .Where(reduction => !reduction.IsContribution)
            .Select(reduction => reduction.Inputs[0].Shape.Kind == ShapeKind.Matrix
                ? new Store(reduction.Inputs[0], Memory.Buffer, StepPlan.AsideKey(reduction)) { Space = reduction.Inputs[0].Shape, IsForAll = reduction.IsTotal }
                : new Store(reduction.Inputs[0], Memory.Scratch, StepPlan.ScratchKey(reduction)) { IsForAll = reduction.IsTotal });

    private IReadOnlyList<Node> ReductionsOf(int pass) => [.. _reductions.Where(reduction => (reduction.Operation == Operation.Reduce || reduction.IsContribution) && _earliest.Of(reduction) - 1 == pass)];

    /// <summary>What memory holds at the beginning of a pass, of the values that are not where the rule finds them at first.</summary>
    private Dictionary<Node, Store> Known(int pass, Func<Node, string> key)
    {
        Dictionary<Node, Store> known = [];
        foreach (KeyValuePair<Node, int> value in _kept.Where(entry => entry.Value < pass))
        {
            known[value.Key] = new Store(value.Key, Memory.Kept, key(value.Key));
        }

        Store? weights = _passes.Where(entry => entry.Key.Memory == Memory.Weights && entry.Value < pass).OrderBy(entry => entry.Value).Select(entry => entry.Key).LastOrDefault();
        foreach (Store store in _passes.Concat(_operands).Where(entry => entry.Value < pass).Select(entry => entry.Key).Where(store => store.Memory != Memory.Weights || store == weights))
        {
            if (store.Value is { IsElement: true, IsInMemory: false })
            {
                known[store.Value] = store;
            }
        }

        foreach (Node function in _functions.Where(function => !function.IsNumberOfMatrix && PassOf(function) <= pass))
        {
            known[function] = new Store(function, Memory.Buffer, BufferKey(function));
        }

        return known;
    }

    private List<(int Pass, Shape Space, KernelPlan Kernel)> Kernels(Func<Node, string> key)
    {
        List<(int, Shape, KernelPlan)> kernels = [];
        int operations = 0;
        for (int pass = 0; pass < _count; pass++)
        {
            _cancellation.ThrowIfCancellationRequested();
            List<Store> stores = [.. StoresOf(pass), .. _kept.Where(entry => entry.Value == pass).Select(entry => new Store(entry.Key, Memory.Kept, key(entry.Key)))];
            IReadOnlyList<Node> reductions = ReductionsOf(pass);
            Dictionary<Node, Store> known = Known(pass, key);
            foreach (Shape space in stores.Select(store => store.Space).Concat(reductions.Select(SpaceOf)).DefaultIfEmpty(Shape.Element).Distinct())
            {
                KernelPlan kernel = KernelPlan.For([.. stores.Where(store => store.Space == space)], [.. reductions.Where(reduction => SpaceOf(reduction) == space)], known);
                kernels.Add((pass, space, kernel));
                operations += kernel.Computed.Count + kernel.Splats.Count;
                if (pass > 0 && operations > RuleLimits.OperationsOfPasses)
                {
                    throw TooManyPasses(pass);
                }
            }
        }

        return kernels;
    }

    /// <summary>Finds what passes need of the memory of earlier sections of the step.</summary>
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
                _cancellation.ThrowIfCancellationRequested();
                KeepWhatIsRead(pass);
            }
        }
        while (_kept.Count > count);
    }

    private void Keep(Node value) => _kept[value] = _sections.LastPass(_sections.Of(value));

    /// <summary>Keeps what a pass reads of memory that is overwritten before it.</summary>
    private void KeepWhatIsRead(int pass)
    {
        int section = _sections.OfPass(pass);
        Dictionary<Node, Store> known = Known(pass, BufferKey);
        HashSet<Node> visited = [];
        Stack<Node> pending = new(
            StoresOf(pass).Select(store => store.Value)
                .Concat(_kept.Where(entry => entry.Value == pass).Select(entry => entry.Key))
                .Concat(ReductionsOf(pass).SelectMany(reduction => reduction.Inputs)));
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!visited.Add(node) || known.ContainsKey(node) || node.IsKnownBefore || !_sections.IsPassing(node))
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
        return Sections.IsPassingLeaf(node) || (_earliest.Of(node) <= _sections.LastPass(section) && !(_keepsLeaves && section == 0));
    }

    /// <summary>Gives kept values places: two that are not needed at the same time may share one. The first is that of the weights, which are kept to the end.</summary>
    private Dictionary<Node, int> Places(List<(int Pass, Shape Space, KernelPlan Kernel)> kernels)
    {
        Dictionary<Node, int> places = [];
        List<int> busyUntil = [];
        foreach (KeyValuePair<Node, int> value in _kept.OrderBy(entry => entry.Key.Operation == Operation.Weight ? 0 : 1).ThenBy(entry => entry.Value).ThenBy(entry => entry.Key.Id))
        {
            bool isWeights = value.Key.Operation == Operation.Weight;
            int last = isWeights ? int.MaxValue : kernels.Where(kernel => kernel.Kernel.Loads.Any(load => load.Value == value.Key)).Select(kernel => kernel.Pass).DefaultIfEmpty(-1).Max();
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

    /// <summary>Moves each store that would overwrite what a later pass or function reads behind that; the number of stores moved.</summary>
    private int Delay(List<(int Pass, Shape Space, KernelPlan Kernel)> kernels)
    {
        int moved = 0;
        foreach (Store store in _passes.Keys.ToList())
        {
            // Points of gradients are written at the end of their section of the step, whatever it reads.
            if (store.Memory == Memory.Weights && _sections.OfPass(_passes[store]) < _sections.Calls.Count)
            {
                continue;
            }

            bool Overwrites(Load load) => load.Value != store.Value && load.Memory == store.Memory && load.State == store.State;
            int last = kernels.Where(kernel => kernel.Kernel.Loads.Any(Overwrites)).Select(kernel => kernel.Pass)
                .Concat(_functions.Where(function => function.Sources.Any(source => IsThere(source, function) && Overwrites(KernelPlan.ToLoad(source)))).Select(PassOf))
                .DefaultIfEmpty(-1).Max();
            if (last > _passes[store])
            {
                _passes[store] = last;
                moved++;
            }
        }

        return moved;
    }

    private PlannedStep Finish(List<(int Pass, Shape Space, KernelPlan Kernel)> kernels, IReadOnlyList<(string Key, Node Value)> kept)
    {
        if (_functions.Count == 0)
        {
            return new PlannedStep([.. kernels.Select(kernel => new PlannedPass(kernel.Pass, kernel.Space, kernel.Kernel, Demand.Always))], [], kept);
        }

        Demands demands = new(_results.Select(store => store.Value).Concat(_scalars));
        return new PlannedStep(
            [.. kernels.Select(kernel => PlannedPass.Under(DemandOf(kernel.Kernel, demands).Known(condition => _earliest.Of(condition) <= kernel.Pass), kernel.Pass, kernel.Space, kernel.Kernel))],
            [.. _functions.OrderBy(PassOf).ThenBy(function => function.Id).Select(function => StepFor(function, demands))],
            kept);
    }

    private static Demand DemandOf(KernelPlan kernel, Demands demands) =>
        kernel.Reductions.Select(reduction => reduction.IsTotal ? Demand.Always : demands.Of(reduction))
            .Concat(kernel.Stores.Select(store => DemandOf(store, demands)))
            .Aggregate(Demand.Never, Demand.Either);

    private static Demand DemandOf(Store store, Demands demands) => store.Memory switch
    {
        Memory.Buffer when !store.IsForAll => demands.Of(store.Value),
        Memory.Buffer => Demand.Always,
        Memory.Kept or Memory.Scratch => Demand.Always,
        _ => Demands.OfUpdate(store.Value, value => value.IsInMemory && KernelPlan.ToLoad(value) is var load && load.Memory == store.Memory && load.State == store.State),
    };

    private MatrixStep StepFor(Node function, Demands demands)
    {
        List<MatrixOperand> matrices = [];
        for (int i = 0; i < function.Sources.Count; i++)
        {
            Node source = function.Sources[i];
            if (source.IsElement)
            {
                matrices.Add(OperandFor(source, function) with { IsTransposed = source != function.Inputs[i] });
            }
        }

        int pass = PassOf(function);
        return new MatrixStep(
            function,
            matrices,
            ScalarPlan.For([.. function.Sources.Where(source => !source.IsElement)]),
            function.IsNumberOfMatrix ? null : new MatrixOperand(function, Memory.Buffer, BufferKey(function)),
            pass,
            demands.Of(function).Known(condition => _earliest.Of(condition) <= pass));
    }

    private MatrixOperand OperandFor(Node source, Node function)
    {
        if (source.IsMatrixFunction)
        {
            return new MatrixOperand(source, Memory.Buffer, BufferKey(source));
        }

        if (IsThere(source, function))
        {
            Load load = KernelPlan.ToLoad(source);
            return new MatrixOperand(source, load.Memory, load.State);
        }

        Store store = StoreOf(source, TimeOf(function)) ?? _operands.Keys.First(known => known.Value == source);
        return new MatrixOperand(source, store.Memory, store.State);
    }
}
