using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>States in eight bits that the loop decodes and encodes, block by block.</summary>
internal sealed partial class KernelEmitter
{
    /// <summary>The variables that hold scales of the block at hand, and ½ over the next ones, by states.</summary>
    private readonly Dictionary<string, string> _scales = [];
    private readonly Dictionary<string, string> _inverses = [];

    /// <summary>The random words of the block at hand and what is added to them, by pairs of narrow states.</summary>
    private readonly Dictionary<int, (string Block, string Addend)> _randomBlocks = [];

    /// <summary>The registers that hold what belongs to a block: the scales, and what is added to random words.</summary>
    private int RegistersOfBlocks => IsBounded ? BlocksRead().Count() + BlocksWritten().Count() + BlocksWritten().Select(state => plan.NarrowIndex(state) / 2).Distinct().Count() : 0;

    private bool IsInRegisters(Memory memory, string key) => memory == Memory.State && IsBounded && plan.StorageOf(key) == Storage.Block8;

    private IEnumerable<string> BlocksRead() => kernel.Loads.Where(load => IsInRegisters(load.Memory, load.State)).Select(load => load.State).Distinct();

    private IEnumerable<string> BlocksWritten() => kernel.Stores.Where(store => IsInRegisters(store.Memory, store.State)).Select(store => store.State);

    private IEnumerable<string> BlockStates() => BlocksRead().Union(BlocksWritten()).OrderBy(plan.NarrowIndex);

    /// <summary>Declares what belongs to the block at hand.</summary>
    private void BeginBlock(CodeWriter writer)
    {
        writer.Line("nint blockEnd = operands.EndOfBlock(index, end);");
        if (ReadsGradient)
        {
            writer.Line("ref T greatestOfBlock = ref operands.GreatestAhead(index);");
            writer.Line("TLane greatestAhead = TLane.Splat(0.0);");
        }

        foreach (string state in BlocksRead().OrderBy(plan.NarrowIndex))
        {
            _scales[state] = _identifiers.Unique(names.OfState(state) + "Scale");
            writer.Line($"TLane {_scales[state]} = TLane.Broadcast(in operands.Scale({plan.NarrowIndex(state)}, index), 0);");
        }

        foreach (string state in BlocksWritten().OrderBy(plan.NarrowIndex))
        {
            _inverses[state] = _identifiers.Unique(names.OfState(state) + "Inverse");
            writer.Line($"TLane {_inverses[state]} = TLane.Broadcast(in operands.Inverse({plan.NarrowIndex(state)}, index), 0);");
        }

        foreach (KeyValuePair<int, (string Key, string Bits)> pair in _random)
        {
            (string block, string addend) = (_identifiers.Unique("roundingBlock"), _identifiers.Unique("addend"));
            _randomBlocks[pair.Key] = (block, addend);
            writer.Line($"RoundingBlock {block} = {pair.Value.Key}.Block(index);");
            writer.Line($"TLane {addend} = TLane.Addend({block});");
        }
    }

    private void EndBlock(CodeWriter writer)
    {
        if (ReadsGradient)
        {
            writer.Separate();
            writer.Line("TLane.Store(greatestAhead, ref greatestOfBlock, 0);");
        }
    }

    /// <summary>Measures what comes later of the gradient, which bounds what will be made of it, and asks for all memory of that place.</summary>
    private void LookAhead(CodeWriter writer, Dictionary<(Memory, string), string> memory)
    {
        if (!IsBounded)
        {
            return;
        }

        foreach (Load load in kernel.Loads)
        {
            string place = memory[(load.Memory, load.State)];
            if (load.Memory == Memory.Gradient)
            {
                writer.Line($"greatestAhead = TLane.GreaterMagnitude(greatestAhead, in {place}, index + ahead);");
            }
            else if (!IsHalf(load.Memory, load.State))
            {
                writer.Line($"TLane.Prefetch(in {place}, index + ahead);");
            }
        }

        writer.Line();
    }

    private string RandomBits(int pair, string key) =>
        _randomBlocks.TryGetValue(pair, out (string Block, string Addend) block) ? $"TLane.RandomBitsOfBlock({block.Block}, {block.Addend}, index)" : $"TLane.RandomBits({key}, index)";

    private void StoreBlock8(CodeWriter writer, Store store, string place, string value)
    {
        int index = plan.NarrowIndex(store.State);
        writer.Line($"TGradient.StoreBlock8<TLane, T>({value}, {_inverses[store.State]}, {_random[index / 2].Bits}, {Literals.Boolean(index % 2 == 1)}, {Literals.Boolean(plan.Blocks.IsSigned(store.State))}, ref {place}, index);");
    }

    /// <summary>Writes the method that bounds what the loop makes of states in eight bits: the part of the rule that makes them, in intervals.</summary>
    private void Bound(CodeWriter writer)
    {
        List<Store> stores = [.. kernel.Stores.Where(store => IsInRegisters(store.Memory, store.State)).OrderBy(store => plan.NarrowIndex(store.State))];
        Dictionary<Node, Load> loads = kernel.Loads.ToDictionary(load => load.Value);
        Uses uses = Uses.Of(stores.Select(store => store.Value), [.. loads.Keys], node => !node.IsElement || node.IsCondition);
        List<Node> numbers = [.. uses.Needed.Where(node => node.IsElement && !node.IsCondition)];
        List<Node> scalars = [.. uses.Needed.Where(node => !node.IsElement && kernel.Splats.Contains(node))];
        List<Node> leaves = [.. numbers.Where(loads.ContainsKey)];
        LocalVariables locals = new(
            [.. leaves, .. scalars],
            numbers.Where(node => !loads.ContainsKey(node)),
            stores.Select(store => store.Value),
            uses,
            node => names.Given(node) is not null);
        Identifiers identifiers = new(["operands", "blocks", "bounds", "T", .. GeneratedTypes.Names]);
        Dictionary<Node, string> variables = [];
        IntervalExpressions expressions = new(node => variables.TryGetValue(node, out string? variable) ? variable : null);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line(GeneratedTypes.OptimizedAlone);
        writer.Line("public readonly void Bound<T>(in Operands<T> operands, BlockPlace blocks, Span<Interval> bounds)");
        using (writer.Open("    where T : unmanaged, IFloatingPointIeee754<T>"))
        {
            foreach (Node scalar in scalars)
            {
                string variable = identifiers.Unique(_fields.TryGetValue(scalar, out string? field) ? field : names.Describe(scalar));
                variables[scalar] = variable;
                writer.Line(scalar.IsCondition
                    ? $"bool {variable} = {(field is null ? Literals.Boolean(scalar.Value != 0) : "this." + field)};"
                    : $"float {variable} = (float){(field is null ? Literals.Double(scalar.Value) : "this." + field)};");
            }

            foreach (Node leaf in leaves)
            {
                variables[leaf] = identifiers.Unique(names.Given(leaf) ?? names.Describe(leaf, "stored"));
                writer.Line($"Interval {variables[leaf]} = operands.{Range(loads[leaf])};");
            }

            foreach (Node local in locals.Locals)
            {
                string definition = expressions.Define(local);
                variables[local] = identifiers.Unique(names.Given(local) ?? names.Describe(local, "shared"));
                writer.Line($"Interval {variables[local]} = {definition};");
            }

            foreach (Store store in stores)
            {
                writer.Line($"bounds[{plan.NarrowIndex(store.State)}] = {expressions.Use(store.Value)};");
            }
        }
    }

    /// <summary>Between which numbers a block of what is loaded lies.</summary>
    private string Range(Load load) => load.Memory switch
    {
        Memory.Weights => "WeightsIn(blocks)",
        Memory.Gradient => "GradientIn(blocks)",
        Memory.Given => $"GivenIn({IndexOf(load.Memory, load.State)}, blocks)",
        Memory.State when plan.StorageOf(load.State) != Storage.Full => $"NarrowIn({plan.NarrowIndex(load.State)}, blocks)",
        _ => $"StateIn({IndexOf(load.Memory, load.State)}, blocks)",
    };
}
