namespace OptGen.Generator.Lowering;

/// <summary>
/// Splits what a step of a rule of matrices does into the fewest passes: as many as the longest chain of reductions and functions of matrices that need each other, and one.
/// What a pass stores, a later one reads back; all else is computed again, which costs less than memory. Memory whose old value is still needed later is
/// written after that.
/// </summary>
internal sealed class MatrixPassPlanner
{
    private readonly IReadOnlyList<Store> _stores;
    private readonly Stages _stages;
    private readonly List<Node> _reductions;
    private readonly List<Node> _functions;
    private readonly int _count;

    /// <summary>The pass that makes each store.</summary>
    private readonly Dictionary<Store, int> _passes;

    private MatrixPassPlanner(IReadOnlyList<Store> stores, IEnumerable<Node> scalars, Stages stages)
    {
        _stores = stores;
        _stages = stages;
        IReadOnlyList<Node> needed = Uses.Of(stores.Select(store => store.Value).Concat(scalars), []).Needed;
        _reductions = [.. needed.Where(node => node.IsReductionOfElements)];
        _functions = [.. needed.Where(node => node.IsMatrixFunction)];
        _passes = stores.ToDictionary(store => store, store => stages.Of(store.Value));
        _count = _passes.Values.Concat(_reductions.Select(reduction => stages.Of(reduction) - 1)).DefaultIfEmpty(-1).Max() + 1;
    }

    /// <summary>Whether a step has to do with whole matrices, or with others than the parameter's.</summary>
    public static bool IsNeeded(IReadOnlyList<Store> stores, IReadOnlyList<Node> scalars) =>
        Uses.Of(stores.Select(store => store.Value).Concat(scalars), []).Needed.Any(node => node.IsMatrixFunction || node.Shape.Kind == ShapeKind.Matrix);

    /// <param name="stores">What the step writes.</param>
    /// <param name="scalars">Scalars that are needed at the end of the step.</param>
    /// <param name="stages">When values are known.</param>
    /// <returns>The passes in their order; some do nothing where this is for some ranks only.</returns>
    public static PlannedStep Plan(IReadOnlyList<Store> stores, IReadOnlyList<Node> scalars, Stages stages)
    {
        MatrixPassPlanner planner = new(stores, scalars, stages);
        while (true)
        {
            List<Store> operands = planner.StoreOperands();
            List<(int Pass, Shape Space, KernelPlan Kernel)> kernels = planner.Kernels(operands);
            if (planner.Delay(kernels) == 0)
            {
                return planner.Finish(kernels, operands, scalars);
            }
        }
    }

    private static string BufferKey(Node value) => value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Shape SpaceOf(Node reduction) =>
        reduction.Inputs.Select(input => input.Shape).FirstOrDefault(shape => shape.Kind == ShapeKind.Matrix) ?? Shape.Element;

    /// <summary>The last pass after which a function can be carried out at once; −1 where it needs none.</summary>
    private int TimeOf(Node function) => _stages.Of(function) - 1;

    /// <summary>What functions take and nothing else has put into memory by then goes to buffers.</summary>
    private List<Store> StoreOperands()
    {
        List<Store> operands = [];
        foreach (Node function in _functions)
        {
            foreach (Node operand in function.Sources.Where(source => source.IsElement && !source.IsInMemory && !source.IsMatrixFunction))
            {
                if (StoreOf(operand, TimeOf(function)) is null && operands.All(store => store.Value != operand))
                {
                    Store store = new(operand, Memory.Buffer, BufferKey(operand)) { Space = operand.Shape };
                    operands.Add(store);
                    _passes[store] = _stages.Of(operand);
                }
            }
        }

        return operands;
    }

    /// <summary>The store of a value to its own memory up to some pass.</summary>
    private Store? StoreOf(Node value, int pass) => _stores.FirstOrDefault(store => store.Value == value && _passes[store] <= pass);

    private List<(int Pass, Shape Space, KernelPlan Kernel)> Kernels(IReadOnlyList<Store> operands)
    {
        List<(int, Shape, KernelPlan)> kernels = [];
        List<Store> stores = [.. _stores, .. operands];
        for (int pass = 0; pass < _count; pass++)
        {
            List<Store> now = [.. stores.Where(store => _passes[store] == pass)];
            now.AddRange(_reductions.Where(reduction => reduction.Operation == Operation.Collect && _stages.Of(reduction) - 1 == pass)
                .Select(reduction => new Store(reduction.Inputs[0], Memory.Scratch, StepPlan.ScratchKey(reduction))));
            List<Node> reductions = [.. _reductions.Where(reduction => reduction.Operation == Operation.Reduce && _stages.Of(reduction) - 1 == pass)];
            Dictionary<Node, Store> known = [];
            foreach (Store store in stores.Where(store => _passes[store] < pass && store.Value is { IsElement: true, IsInMemory: false }))
            {
                known[store.Value] = store;
            }

            foreach (Node function in _functions.Where(function => _stages.Of(function) <= pass))
            {
                known[function] = new Store(function, Memory.Buffer, BufferKey(function));
            }

            foreach (Shape space in now.Select(store => store.Space).Concat(reductions.Select(SpaceOf)).DefaultIfEmpty(Shape.Element).Distinct())
            {
                kernels.Add((pass, space, KernelPlan.For([.. now.Where(store => store.Space == space)], [.. reductions.Where(reduction => SpaceOf(reduction) == space)], known)));
            }
        }

        return kernels;
    }

    /// <summary>Moves each store that would overwrite what a later pass or function reads behind that; the number of stores moved.</summary>
    private int Delay(List<(int Pass, Shape Space, KernelPlan Kernel)> kernels)
    {
        int moved = 0;
        foreach (Store store in _stores)
        {
            bool Overwrites(Node leaf) => leaf.IsInMemory && leaf != store.Value && KernelPlan.ToLoad(leaf) is { } load && load.Memory == store.Memory && load.State == store.State;
            int last = kernels.Where(kernel => kernel.Kernel.Loads.Any(load => Overwrites(load.Value))).Select(kernel => kernel.Pass)
                .Concat(_functions.Where(function => function.Sources.Any(Overwrites)).Select(function => _stages.Of(function)))
                .DefaultIfEmpty(-1).Max();
            if (last > _passes[store])
            {
                _passes[store] = last;
                moved++;
            }
        }

        return moved;
    }

    private PlannedStep Finish(List<(int Pass, Shape Space, KernelPlan Kernel)> kernels, List<Store> operands, IReadOnlyList<Node> scalars)
    {
        if (_functions.Count == 0)
        {
            return new PlannedStep([.. kernels.Select(kernel => new PlannedPass(kernel.Pass, kernel.Space, kernel.Kernel, Demand.Always))], []);
        }

        Demands demands = new(_stores.Select(store => store.Value).Concat(scalars));
        return new PlannedStep(
            [.. kernels.Select(kernel => new PlannedPass(kernel.Pass, kernel.Space, kernel.Kernel, DemandOf(kernel.Kernel, demands).Known(condition => _stages.Of(condition) <= kernel.Pass)))],
            [.. _functions.OrderBy(function => _stages.Of(function)).ThenBy(function => function.Id).Select(function => StepFor(function, operands, demands))]);
    }

    private static Demand DemandOf(KernelPlan kernel, Demands demands) =>
        kernel.Reductions.Select(reduction => reduction.IsTotal ? Demand.Always : demands.Of(reduction))
            .Concat(kernel.Stores.Select(store => store.Memory is Memory.Buffer or Memory.Scratch
                ? demands.Of(store.Value)
                : Demands.OfUpdate(store.Value, value => value.IsInMemory && KernelPlan.ToLoad(value) is var load && load.Memory == store.Memory && load.State == store.State)))
            .Aggregate(Demand.Never, Demand.Either);

    private MatrixStep StepFor(Node function, List<Store> operands, Demands demands)
    {
        List<MatrixOperand> matrices = [];
        for (int i = 0; i < function.Sources.Count; i++)
        {
            Node source = function.Sources[i];
            if (source.IsElement)
            {
                matrices.Add(OperandFor(source, function, operands) with { IsTransposed = source != function.Inputs[i] });
            }
        }

        int pass = _stages.Of(function);
        return new MatrixStep(
            function,
            matrices,
            ScalarPlan.For([.. function.Sources.Where(source => !source.IsElement)]),
            new MatrixOperand(function, Memory.Buffer, BufferKey(function)),
            pass,
            demands.Of(function).Known(condition => _stages.Of(condition) <= pass));
    }

    private MatrixOperand OperandFor(Node source, Node function, List<Store> operands)
    {
        if (source.IsMatrixFunction)
        {
            return new MatrixOperand(source, Memory.Buffer, BufferKey(source));
        }

        if (source.IsInMemory)
        {
            Load load = KernelPlan.ToLoad(source);
            return new MatrixOperand(source, load.Memory, load.State);
        }

        Store store = StoreOf(source, TimeOf(function)) ?? operands.First(known => known.Value == source);
        return new MatrixOperand(source, store.Memory, store.State);
    }
}
