using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the loop of a phase: one method, generic over the lane.</summary>
internal sealed partial class KernelEmitter(StepPlan plan, KernelPlan kernel, Shape space, bool isLastToReadGradient, bool leavesWeights, ValueNames names)
{
    private static readonly string[] Properties = ["GradientUse", "LeavesWeights", "NarrowRead", "NarrowWritten", "NarrowSigned", "IsBounded", "Registers", "Reductions", "Axes", "Slots"];

    private readonly Identifiers _identifiers = new(["operands", "index", "end", "sums", "blockEnd", "ahead", "greatestAhead", "greatestOfBlock", "T", "TLane", "TGradient", .. GeneratedTypes.Names]);
    private readonly Dictionary<Node, string> _variables = [];
    private readonly Versions _versions = new(names);
    private readonly Dictionary<Node, string> _fields = NameFields(plan, kernel, names);

    private readonly Dictionary<Node, string> _columns = [];
    private readonly List<string> _reductions = [];

    /// <summary>The random bits of rounding, by pairs of narrow states.</summary>
    private readonly Dictionary<int, (string Key, string Bits)> _random = [];

    private string? _gradientScale;

    /// <summary>Whether the loop decodes and encodes states in eight bits.</summary>
    private bool IsBounded => plan.Blocks.AreMadeBy(kernel);

    private bool IsReducing => kernel.Reduced.Count > 0;

    private bool ReadsGradient => kernel.Loads.Any(load => load.Memory == Memory.Gradient);

    /// <summary>What a kernel has besides the fields that hold its scalars.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Properties, .. Properties.Select(property => "get_" + property), "Run", "Reduce", "Bound", .. GeneratedNames.OfObject];

    /// <summary>The fields that hold the scalars of the step; constants have none.</summary>
    public IReadOnlyDictionary<Node, string> Fields => _fields;

    /// <summary>Whether the pass reads a scalar or a vector.</summary>
    public bool Reads(Node value) => kernel.Splats.Contains(value);

    public void Write(CodeWriter writer, string name, string summary)
    {
        LocalVariables locals = new(
            [.. kernel.Loads.Select(load => load.Value), .. kernel.Splats],
            kernel.Computed,
            kernel.Results,
            kernel.Uses,
            node => names.Given(node) is not null);
        Expressions expressions = new(isLane: true, node => _variables.TryGetValue(node, out string? variable) ? variable : null, GuardsOfNoise());

        writer.Separate();
        writer.Line($"/// <summary>{Literals.Xml(summary)}</summary>");
        using (writer.Open($"file struct {name} : {(IsReducing ? "IReducingKernel" : "IKernel")}"))
        {
            foreach (Node splat in kernel.Splats.Where(_fields.ContainsKey))
            {
                writer.Line($"public {ScalarEmitter.Type(splat)} {_fields[splat]};");
            }

            writer.Separate();
            Signature(writer, locals);
            writer.Line("    where T : unmanaged, IFloatingPointIeee754<T>");
            using (writer.Open("    where TGradient : struct, IGradientAccess"))
            {
                Dictionary<(Memory, string), string> memory = DeclareMemory(writer);
                DeclareRandomBits(writer);

                // Behind all calls: what is in registers when one is made would be read from memory again wherever it is used.
                Splats(writer);
                DeclareReductions(writer);
                writer.Separate();
                void Loop(string header)
                {
                    using (writer.Open(header))
                    {
                        LookAhead(writer, memory);
                        Loads(writer, memory);
                        Compute(writer, locals, expressions);
                        Reduce(writer, expressions);
                        Stores(writer, memory, expressions);
                    }
                }

                if (IsBounded)
                {
                    writer.Line("nint ahead = operands.Ahead;");
                    using (writer.Open("while (index <= end - TLane.Count)"))
                    {
                        BeginBlock(writer);
                        writer.Separate();
                        Loop("for (; index <= blockEnd - TLane.Count; index += TLane.Count)");
                        EndBlock(writer);
                    }
                }
                else
                {
                    Loop(IsReducing ? "for (; index < end; index += TLane.Count)" : "for (; index <= end - TLane.Count; index += TLane.Count)");
                }

                Finish(writer);
            }

            if (IsBounded)
            {
                Bound(writer);
            }
        }
    }

    private void Signature(CodeWriter writer, LocalVariables locals)
    {
        string use = !ReadsGradient ? "None" : isLastToReadGradient ? "LastRead" : "Read";
        writer.Line($"public static GradientUse GradientUse => GradientUse.{use};");
        writer.Line();
        if (leavesWeights)
        {
            writer.Line("public static bool LeavesWeights => true;");
            writer.Line();
        }

        Narrow(writer, "NarrowRead", kernel.Loads.Select(load => (load.Memory, load.State)));
        Narrow(writer, "NarrowWritten", kernel.Stores.Select(store => (store.Memory, store.State)));
        if (IsBounded)
        {
            writer.Line("public static bool IsBounded => true;");
            writer.Line();
            Places(writer, "NarrowSigned", BlockStates().Where(plan.Blocks.IsSigned));
        }

        if (IsReducing)
        {
            string kinds = string.Join(", ", kernel.Reduced.Select(reduction => $"ReductionKind.{Combination(reduction)}"));
            string axes = string.Join(", ", kernel.Reduced.Select(reduction => $"ReductionAxis.{Axis(reduction)}"));
            string slots = string.Join(", ", kernel.Reduced.Select(reduction => reduction.IsVector ? plan.VectorIndex(reduction) : plan.ReductionIndex(reduction)));
            writer.Line($"public static ReadOnlySpan<ReductionKind> Reductions => [{kinds}];");
            writer.Line();
            writer.Line($"public static ReadOnlySpan<ReductionAxis> Axes => [{axes}];");
            writer.Line();
            writer.Line($"public static ReadOnlySpan<int> Slots => [{slots}];");
        }
        else
        {
            writer.Line($"public static int Registers => {kernel.Splats.Count + locals.Peak(node => node.IsElement) + RegistersOfBlocks};");
        }

        writer.Line();
        writer.Line(GeneratedTypes.Optimized);
        writer.Line(IsReducing
            ? "public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)"
            : "public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)");
        writer.Line("    where TLane : struct, ILane<TLane, T>");
    }

    /// <summary>Whether the loop itself decodes and encodes a state. Loops that reduce do not: they run over copies where no lane can be filled.</summary>
    private bool IsHalf(Memory memory, string key) => memory == Memory.State && !IsReducing && plan.StorageOf(key) == Storage.BFloat16;

    /// <summary>Tells which narrow states are to be decoded for the pass or encoded after it, if any.</summary>
    private void Narrow(CodeWriter writer, string property, IEnumerable<(Memory Memory, string State)> used)
    {
        Places(writer, property, used.Where(place => place.Memory == Memory.State && plan.StorageOf(place.State) != Storage.Full && !IsHalf(place.Memory, place.State)).Select(place => place.State));
    }

    /// <summary>Tells the places of narrow states, if there are any.</summary>
    private void Places(CodeWriter writer, string property, IEnumerable<string> states)
    {
        List<int> places = [.. states.Select(plan.NarrowIndex).Distinct().OrderBy(index => index)];
        if (places.Count > 0)
        {
            writer.Line($"public static ReadOnlySpan<int> {property} => [{string.Join(", ", places)}];");
            writer.Line();
        }
    }

    private static Dictionary<Node, string> NameFields(StepPlan plan, KernelPlan kernel, ValueNames names)
    {
        string[] kernels = [.. plan.Phases.Select((_, pass) => GeneratedNames.Kernel(StepEmitter.PassName(plan, pass))), GeneratedNames.Kernel(GeneratedNames.Evaluation(plan.Ranks))];
        Identifiers identifiers = new([.. Members, .. GeneratedTypes.Names, .. names.Settings.Names, .. kernels]);
        return kernel.Splats.Where(splat => splat is { IsConstant: false, Shape.IsScalar: true }).ToDictionary(splat => splat, splat =>
            splat.Operation == Operation.Hyperparameter && ValueNames.ElementIndex(splat).Length == 0 ? names.Settings.NameOf(names.Hyperparameter(splat)) : identifiers.Unique(names.Describe(splat, FactorOf(kernel, splat, names))));
    }

    /// <summary>A name for a scalar by what it multiplies; null where it does not.</summary>
    private static string? FactorOf(KernelPlan kernel, Node scalar, ValueNames names) =>
        kernel.Computed.Where(node => node.Operation == Operation.Multiply && node.Inputs.Contains(scalar))
            .Select(node => names.Given(node.Inputs[0] == scalar ? node.Inputs[1] : node.Inputs[0]))
            .FirstOrDefault(name => name is not null) is { } factor
            ? "factorOf" + char.ToUpperInvariant(factor[0]) + factor.Substring(1)
            : null;

    /// <summary>Declares references to all memory that the loop touches.</summary>
    private Dictionary<(Memory, string), string> DeclareMemory(CodeWriter writer)
    {
        Dictionary<(Memory, string), string> memory = [];
        foreach ((Memory place, string key) in kernel.Loads.Select(load => (load.Memory, load.State)).Union(kernel.Stores.Select(store => (store.Memory, store.State)))
            .OrderBy(used => used.Item1)
            .ThenBy(used => IsIndexed(used.Item1) ? IndexOf(used.Item1, used.Item2) : 0))
        {
            string variable = _identifiers.Unique(place switch
            {
                Memory.State => names.OfState(key) + "State",
                Memory.Kept => "kept" + plan.States.First(state => state.Key == key).Name.Split('.').Last(),
                Memory.Buffer => BufferVariable(key),
                Memory.Given => plan.Rule.Givens.First(given => given.Key == key).Name + "Given",
                _ => place.ToString().ToLowerInvariant(),
            });
            memory[(place, key)] = variable;
            writer.Line(IsHalf(place, key) ? $"ref ushort {variable} = ref operands.BFloat16({plan.NarrowIndex(key)});"
                : IsInRegisters(place, key) ? $"ref byte {variable} = ref operands.Block8({plan.NarrowIndex(key)});"
                : IsIndexed(place)
                ? $"ref {(place == Memory.Given ? "readonly " : "")}T {variable} = ref operands.{(place == Memory.Given ? "Given" : "State")}({IndexOf(place, key)});"
                : $"ref {(place == Memory.Gradient ? "readonly " : "")}T {variable} = ref operands.{place};");
        }

        return memory;
    }

    /// <summary>Tells what a draw depends on that only some steps need, as that of an initial value; to draw costs far more than to ask.</summary>
    private Func<Node, string> GuardsOfNoise()
    {
        Demands? demands = kernel.Computed.Any(node => node.Operation is Operation.Normal or Operation.Uniform) ? new(kernel.Results) : null;
        return draw => demands?.Of(draw).Only is { } only && _fields.TryGetValue(only.Condition, out string? field) ? $"{(only.Holds ? "" : "!")}this.{field}" : "";
    }

    private static bool IsIndexed(Memory memory) => memory is Memory.State or Memory.Kept or Memory.Buffer or Memory.Scratch or Memory.Given;

    private int IndexOf(Memory memory, string key) => memory == Memory.Scratch ? plan.ScratchIndex(key) : memory == Memory.Given ? plan.GivenIndex(key) : plan.MatrixIndex(memory, key, space);

    private string BufferVariable(string key)
    {
        Node value = kernel.Loads.Where(load => load.Memory == Memory.Buffer && load.State == key).Select(load => load.Value)
            .Concat(kernel.Stores.Where(store => store.Memory == Memory.Buffer && store.State == key).Select(store => store.Value))
            .First();
        return names.Describe(value, "operand") + "Buffer";
    }

    private void Splats(CodeWriter writer)
    {
        writer.Separate();
        if (ReadsGradient)
        {
            _gradientScale = _identifiers.Unique("gradientScale");
            writer.Line($"TLane {_gradientScale} = TGradient.Scale<TLane, T>(operands.GradientScale);");
        }

        foreach (Node splat in kernel.Splats)
        {
            string variable = _identifiers.Unique(_fields.TryGetValue(splat, out string? field) ? field : names.Describe(splat));
            if (splat.Shape.Kind == ShapeKind.Column)
            {
                _columns[splat] = variable;
                writer.Line($"ref readonly T {variable} = ref operands.Column({plan.VectorIndex(splat)});");
                continue;
            }

            _variables[splat] = variable;
            if (splat.Operation == Operation.NoiseKey)
            {
                writer.Line($"{ScalarEmitter.Type(splat)} {variable} = this.{field};");
                continue;
            }

            string value = splat.IsVector ? $"operands.{splat.Shape}({plan.VectorIndex(splat)})"
                : field is not null ? "this." + field
                : splat.IsCondition ? Literals.Boolean(splat.Value != 0) : Literals.Double(splat.Value);
            writer.Line($"TLane {variable} = TLane.Splat({value}{(splat is { Shape.Kind: ShapeKind.Row, IsCondition: true } ? " != 0" : "")});");
        }
    }

    /// <summary>Declares what the random bits are drawn by that states are rounded with; two states share them.</summary>
    private void DeclareRandomBits(CodeWriter writer)
    {
        foreach (int pair in kernel.Stores.Where(store => IsHalf(store.Memory, store.State) || IsInRegisters(store.Memory, store.State)).Select(store => plan.NarrowIndex(store.State) / 2).Distinct().OrderBy(pair => pair))
        {
            string key = _identifiers.Unique("roundingKey");
            _random[pair] = (key, _identifiers.Unique("randomBits"));
            writer.Line($"RoundingKey {key} = operands.RoundingKey({pair});");
        }
    }

    private void Loads(CodeWriter writer, Dictionary<(Memory, string), string> memory)
    {
        foreach (Load load in kernel.Loads)
        {
            string variable = _identifiers.Unique(names.Given(load.Value) ?? names.Describe(load.Value, "stored"));
            _variables[load.Value] = variable;
            _versions.Add(load.Value);
            string place = memory[(load.Memory, load.State)];
            writer.Line(IsHalf(load.Memory, load.State) ? $"TLane {variable} = TLane.LoadBFloat16(in {place}, index);"
                : IsInRegisters(load.Memory, load.State) ? $"TLane {variable} = TGradient.LoadBlock8<TLane, T>(in {place}, index, {_scales[load.State]}, {Literals.Boolean(plan.Blocks.IsSigned(load.State))});"
                : load.Memory == Memory.Gradient
                ? $"TLane {variable} = TGradient.Load<TLane, T>(in {place}, index, {_gradientScale});"
                : $"TLane {variable} = TLane.Load(in {place}, index);");
        }

        foreach (KeyValuePair<Node, string> column in _columns.OrderBy(column => column.Key.Id))
        {
            string variable = _identifiers.Unique(column.Value + "AtIndex");
            _variables[column.Key] = variable;
            string value = $"TLane.Load(in {column.Value}, index - operands.RowStart)";
            writer.Line($"TLane {variable} = {(column.Key.IsCondition ? $"TLane.NotEqual({value}, TLane.Splat(0.0))" : value)};");
        }
    }

    private void Compute(CodeWriter writer, LocalVariables locals, Expressions expressions)
    {
        StatementComments statementsBefore = new();
        List<string> pending = [];
        for (int i = 0; i < locals.Locals.Count; i++)
        {
            plan.Rule.Graph.Cancellation.ThrowIfCancellationRequested();
            Node node = locals.Locals[i];
            string definition = expressions.Define(node);
            if (_versions.Before(node, other => other.IsElement) is { } previous && locals.LastUse(previous) <= i)
            {
                _variables[node] = _variables[previous];
                pending.Add($"{_variables[node]} = {definition};");
            }
            else
            {
                _variables[node] = _identifiers.Unique(names.Given(node) ?? names.Describe(node, "shared"));
                pending.Add($"TLane {_variables[node]} = {definition};");
            }

            _versions.Add(node);

            // What a statement shares with later ones stands under its own line of the rule.
            if (names.Statements(node) is { Count: > 0 } statements)
            {
                statementsBefore.Write(writer, statements);
                pending.ForEach(writer.Line);
                pending.Clear();
            }
        }

        pending.ForEach(writer.Line);
    }

    private void Stores(CodeWriter writer, Dictionary<(Memory, string), string> memory, Expressions expressions)
    {
        if (kernel.Stores.Count > 0)
        {
            writer.Separate();
        }

        foreach (KeyValuePair<int, (string Key, string Bits)> pair in _random)
        {
            writer.Line($"TLane {pair.Value.Bits} = {RandomBits(pair.Key, pair.Value.Key)};");
        }

        foreach (Store store in kernel.Stores)
        {
            string value = expressions.Use(store.Value);
            string place = memory[(store.Memory, store.State)];
            if (IsHalf(store.Memory, store.State))
            {
                int index = plan.NarrowIndex(store.State);
                writer.Line($"TLane.StoreBFloat16({value}, {_random[index / 2].Bits}, {Literals.Boolean(index % 2 == 1)}, ref {place}, index);");
                continue;
            }

            if (IsInRegisters(store.Memory, store.State))
            {
                StoreBlock8(writer, store, place, value);
                continue;
            }

            string stored = store.Memory == Memory.State ? $"TLane.FlushSubnormals({value})" : value;
            writer.Line($"TLane.Store({stored}, ref {place}, index);");
        }
    }
}
