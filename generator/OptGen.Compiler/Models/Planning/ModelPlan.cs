using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>What the calls of a model do.</summary>
internal sealed class ModelPlan
{
    private readonly BoundModel _model;
    private readonly IReadOnlyList<(string Name, Tensor Value)> _named;
    private readonly HashSet<string> _calledNames = new(StringComparer.Ordinal);
    private int _adjoints;
    private int _hidden;
    private readonly Dictionary<(TensorOperation, string), TensorView> _leaves = [];
    private readonly TensorView[] _gradients;

    /// <param name="model">The model.</param>
    /// <param name="gradients">The gradient of each parameter, in their order; null where the loss does not reach it.</param>
    /// <param name="adjoints">What else has a name, for comments.</param>
    public ModelPlan(BoundModel model, IReadOnlyList<Tensor?> gradients, IReadOnlyList<(string Name, Tensor Value)>? adjoints = null)
    {
        (_model, _named) = (model, adjoints ?? []);
        Names = new NamedValues(model);
        AddLeaves(TensorOperation.Data, [.. model.Data.Select((data, i) => (data.Name, TensorView.Whole(new(MemoryKind.Data, i, data.Kind == ElementKind.Integer, CountOf(data.Axes)), data.Axes)))]);
        AddLeaves(TensorOperation.Parameter, VariablePlaces.Of(model.Parameters, MemoryKind.Weights));
        _gradients = [.. VariablePlaces.Of(model.Parameters, MemoryKind.Gradient).Select(gradient => gradient.View)];
        AddLeaves(TensorOperation.State, VariablePlaces.Of(model.States, MemoryKind.State));
        AddLeaves(TensorOperation.Direction, VariablePlaces.Of(model.Parameters, MemoryKind.Direction));
        Training = PlanCall(model.Training, model.Training.Loss, null, gradients);
        Evaluation = PlanCall(model.Evaluation, model.Evaluation.Loss, null, []);
        Prediction = PlanCall(model.Evaluation, null, model.Evaluation.Result, []);
    }

    /// <summary>The values that calls leave.</summary>
    public NamedValues Names { get; }

    /// <summary>The places of the parameters whose gradients are written by rows.</summary>
    public IReadOnlyList<int> ByRows { get; private set; } = [];

    /// <summary>Loss, gradients and states.</summary>
    public PassPlan Training { get; }

    /// <summary>The loss.</summary>
    public PassPlan Evaluation { get; }

    /// <summary>The result.</summary>
    public PassPlan Prediction { get; }

    /// <summary>What the values that calls compute are called: as the model calls them, ∂W for the gradient of W, and h1, δ1 … where nothing has a name.</summary>
    public Dictionary<Tensor, string> Called { get; } = [];

    /// <summary>What each slot of the working memory must hold: the greatest of these.</summary>
    public List<List<Length>> Slots { get; } = [];

    /// <summary>The slot of the result; −1 where there is none.</summary>
    public int ResultSlot => _model.Evaluation.Result is null ? -1 : 0;

    /// <summary>The slot of a named value with axes.</summary>
    public int SlotOf(int value) => value + (ResultSlot < 0 ? 0 : 1);

    private int KeptSlots => Names.Tensors.Count + (ResultSlot < 0 ? 0 : 1);

    private static Length CountOf(IReadOnlyList<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private void AddLeaves(TensorOperation operation, IEnumerable<(string Name, TensorView View)> leaves)
    {
        foreach ((string name, TensorView view) in leaves)
        {
            _leaves.Add((operation, name), view);
        }
    }

    private PassPlan PlanCall(ModelPass pass, Tensor? loss, Tensor? result, IReadOnlyList<Tensor?> gradients)
    {
        PassPlanner planner = new(_model.Graph, leaf => _leaves[(leaf.Operation, leaf.Content.Name)]);
        bool isTraining = gradients.Count > 0;
        HashSet<Tensor> reached = [.. Normalization.Reachable(loss is null ? result is null ? [] : [result] : [], _ => false)];
        (string Name, Tensor Value)[] named = [.. Names.Scalars.Concat(Names.Tensors)
            .SelectMany(name => pass.Values.Where(value => value.Name == name).Take(1))
            .Where(value => loss is not null || reached.Contains(value.Value))];
        List<Tensor> wanted = [.. new[] { loss, result }.OfType<Tensor>(), .. named.Select(value => value.Value)];
        (string State, Tensor Value)[] updates = isTraining ? [.. pass.Updates] : [];
        int firstGradient = wanted.Count;
        IReadOnlyList<AddedRows>?[] rows = [.. gradients.Select((gradient, i) => RowGradients.Of(_model.Parameters[i], gradient))];
        wanted.AddRange(gradients.SelectMany((gradient, i) => rows[i]?.SelectMany(added => new[] { added.Values, added.Index }) ?? (gradient is null ? [] : [gradient])));
        wanted.AddRange(updates.Select(update => update.Value));
        IReadOnlyList<Tensor> computed = planner.Compute(wanted);

        // States are written once nobody reads them any more, so their next values are kept until then.
        TensorView[] states = [.. updates.Select(update => _leaves[(TensorOperation.State, update.State)])];
        int firstUpdate = wanted.Count - updates.Length;
        ByRows = isTraining ? [.. Enumerable.Range(0, rows.Length).Where(i => rows[i] is not null)] : ByRows;
        for (int i = 0; i < updates.Length; i++)
        {
            if (states[i].Axes.Count > 0 && computed[firstUpdate + i].Axes.Count > 0)
            {
                _ = planner.InMemory(computed[firstUpdate + i]);
            }
        }

        int place = firstGradient;
        Dictionary<int, Tensor> stored = [];
        for (int i = 0; i < gradients.Count; i++)
        {
            for (int k = 0; k < rows[i]?.Count; k++)
            {
                stored[i] = planner.StoreRows(computed[place++], computed[place++], _gradients[i], isFirst: k == 0);
            }

            if (rows[i] is null && gradients[i] is not null)
            {
                stored[i] = computed[place];
                planner.Store(computed[place++], _gradients[i], isGradient: true);
            }
        }

        place = 0;
        if (loss is not null)
        {
            planner.Plan.Scalars.Add(new(computed[place++], 0));
        }

        if (result is not null)
        {
            Keep(planner, computed[place++], ResultSlot);
        }

        foreach ((string name, Tensor value) in named)
        {
            if (value.IsScalar && Names.Scalars.Contains(name))
            {
                planner.Plan.Scalars.Add(new(computed[place], Names.PlaceOf(name)));
            }
            else if (Names.Tensors.ToList().IndexOf(name) is >= 0 and var index)
            {
                Keep(planner, computed[place], SlotOf(index));
            }

            place++;
        }

        for (int i = 0; i < updates.Length; i++)
        {
            planner.Store(computed[firstUpdate + i], states[i], isGradient: false);
        }

        planner.Complete();
        planner.Plan.UseMemory();
        GiveSlots(planner.Plan);
        foreach ((string name, Tensor value) in pass.Values.Concat(isTraining ? _named : []))
        {
            if (planner.Computed(value) is { } known)
            {
                Call(known, name);
            }
        }

        foreach (KeyValuePair<int, Tensor> gradient in stored)
        {
            Call(gradient.Value, "∂" + _model.Parameters[gradient.Key].Name.Replace("{", "").Replace("}", ""));
        }

        if (loss is not null)
        {
            Call(computed[0], NamedValues.Loss);
        }
        else if (result is not null)
        {
            Call(computed[0], "result");
        }

        HashSet<Tensor> made = loss is null ? [] : [.. Normalization.Reachable([computed[0]], _ => false)];
        foreach (Tensor kept in planner.Plan.Kernels.SelectMany(kernel => kernel.Stores).Select(store => store.Value).Where(value => !Called.ContainsKey(value)).ToList())
        {
            Call(kept, loss is not null && kept.Id > loss.Id && !made.Contains(kept) ? Free("δ", ref _adjoints) : Free("h", ref _hidden));
        }

        return planner.Plan;
    }

    /// <summary>A letter with the next number that nothing is called by.</summary>
    private string Free(string letter, ref int number)
    {
        string name;
        do
        {
            name = letter + ++number;
        }
        while (_calledNames.Contains(name) || _leaves.Keys.Any(leaf => leaf.Item2 == name));
        return name;
    }

    private void Call(Tensor value, string name)
    {
        value = Normalization.Before(value);
        while (value.Operation == TensorOperation.Relabel)
        {
            value = Normalization.Before(value.Inputs[0]);
        }

        if (!Called.ContainsKey(value))
        {
            Called.Add(value, name);
            _calledNames.Add(name);
        }
    }

    /// <summary>Leaves a value in a slot of its own.</summary>
    private void Keep(PassPlanner planner, Tensor value, int slot)
    {
        if (value.IsScalar)
        {
            MemoryBlock number = new(MemoryKind.Buffer, slot, value.Kind == ElementKind.Integer, Length.One) { IsKept = true };
            planner.Plan.Buffers.Add(number);
            planner.Store(value, TensorView.Whole(number, []), isGradient: false);
            return;
        }

        TensorView view = planner.WholeOf(value);
        if (view.Block.IsKept)
        {
            // Two names of one value.
            MemoryBlock second = new(MemoryKind.Buffer, slot, view.Block.IsInteger, view.Block.Elements) { IsKept = true };
            planner.Plan.Buffers.Add(second);
            planner.Store(value, TensorView.Whole(second, value.Axes), isGradient: false);
            return;
        }

        (view.Block.IsKept, view.Block.Index) = (true, slot);
    }

    /// <summary>Buffers whose lives do not overlap share a slot.</summary>
    private void GiveSlots(PassPlan plan)
    {
        while (Slots.Count < KeptSlots)
        {
            Slots.Add([]);
        }

        Dictionary<int, int> free = [];
        foreach (MemoryBlock block in plan.AllBuffers.Where(block => block.IsKept || block.Last >= 0).OrderBy(block => block.First))
        {
            if (!block.IsKept)
            {
                int[] open = [.. Enumerable.Range(KeptSlots, Slots.Count - KeptSlots).Where(slot => !free.TryGetValue(slot, out int last) || last < block.First)];
                int alike = Array.FindIndex(open, slot => Slots[slot].Any(held => held.Equals(block.Elements)));
                block.Index = open.Length == 0 ? Slots.Count : open[Math.Max(alike, 0)];
                free[block.Index] = block.Last;
            }

            while (Slots.Count <= block.Index)
            {
                Slots.Add([]);
            }

            if (!Slots[block.Index].Any(held => held.Equals(block.Elements)))
            {
                Slots[block.Index].Add(block.Elements);
            }
        }
    }
}
