using OptGen.Generator.Language;
using OptGen.Generator.Lowering;
using OptGen.Generator.Text;

namespace OptGen.Generator.Emission;

/// <summary>Writes the loop of a phase: one method, generic over the lane.</summary>
internal sealed class KernelEmitter(StepPlan plan, KernelPlan kernel, ValueNames names)
{
    private readonly Identifiers _identifiers = new("operands", "index", "end", "weights", "gradient", "hessian", "evaluation", "T", "TLane");
    private readonly Dictionary<Node, string> _variables = [];
    private readonly Dictionary<Node, string> _fields = NameFields(kernel, names);

    /// <summary>The fields that hold the scalars of the step; constants have none.</summary>
    public IReadOnlyDictionary<Node, string> Fields => _fields;

    public void Write(CodeWriter writer, string name)
    {
        List<Node> results = [.. kernel.Stores.Select(store => store.Value)];
        Schedule schedule = new([.. kernel.Loads, .. kernel.Splats], kernel.Computed, results, kernel.Uses, node => names.Given(node) is not null);
        Expressions expressions = new(isLane: true, node => _variables.TryGetValue(node, out string? variable) ? variable : null);

        writer.Separate();
        writer.Line("/// <summary>The pass over the elements; its fields are the scalars.</summary>");
        using (writer.Open($"private struct {name} : global::OptGen.Kernels.IKernel"))
        {
            foreach (Node splat in kernel.Splats.Where(_fields.ContainsKey))
            {
                writer.Line($"public {(splat.IsCondition ? "bool" : "double")} {_fields[splat]};");
            }

            writer.Separate();
            writer.Line($"public static int Registers => {kernel.Splats.Count + schedule.Peak(node => node.IsElement)};");
            writer.Line();
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
            writer.Line("public readonly nint Run<TLane, T>(in global::OptGen.Kernels.Operands<T> operands, nint index, nint end)");
            writer.Line("    where TLane : struct, global::OptGen.Lanes.ILane<TLane, T>");
            using (writer.Open("    where T : unmanaged, global::System.Numerics.IFloatingPointIeee754<T>"))
            {
                Dictionary<string, string> memory = Memory(writer);
                Splats(writer);
                writer.Separate();
                using (writer.Open("for (; index <= end - TLane.Count; index += TLane.Count)"))
                {
                    Loads(writer, memory);
                    Compute(writer, schedule, expressions);
                    Stores(writer, memory, expressions);
                }

                writer.Line();
                writer.Line("return index;");
            }
        }
    }

    private static Dictionary<Node, string> NameFields(KernelPlan kernel, ValueNames names)
    {
        Identifiers identifiers = new("Registers", "Run", "StepKernel", "EvaluationKernel");
        return kernel.Splats.Where(splat => !splat.IsConstant).ToDictionary(splat => splat, splat => identifiers.Unique(names.Describe(splat)));
    }

    /// <summary>Declares references to all memory that the loop touches; the result names them by state, or by what they are.</summary>
    private Dictionary<string, string> Memory(CodeWriter writer)
    {
        Dictionary<string, string> memory = new(StringComparer.Ordinal);
        bool Loads(Operation operation) => kernel.Loads.Any(load => load.Operation == operation);
        bool Stores(StoreTarget target) => kernel.Stores.Any(store => store.Target == target);
        if (Loads(Operation.Weight) || Stores(StoreTarget.Weights))
        {
            writer.Line("ref T weights = ref operands.Weights;");
        }

        if (Loads(Operation.Gradient))
        {
            writer.Line("ref readonly T gradient = ref operands.Gradient;");
        }

        if (Loads(Operation.Hessian))
        {
            writer.Line("ref readonly T hessian = ref operands.Hessian;");
        }

        if (Stores(StoreTarget.Evaluation))
        {
            writer.Line("ref T evaluation = ref operands.Evaluation;");
        }

        IEnumerable<string> loaded = kernel.Loads.Where(load => load.Operation == Operation.State).Select(load => load.Name);
        IEnumerable<string> stored = kernel.Stores.Where(store => store.Target == StoreTarget.State).Select(store => store.State);
        foreach (string key in loaded.Union(stored).OrderBy(plan.StateIndex))
        {
            string name = plan.Rule.States.First(state => state.Key == key).Name;
            string variable = _identifiers.Unique(IsPlain(name) ? name + "State" : "previousState");
            memory[key] = variable;
            writer.Line($"ref T {variable} = ref operands.State({plan.StateIndex(key)});");
        }

        return memory;
    }

    private void Splats(CodeWriter writer)
    {
        writer.Separate();
        foreach (Node splat in kernel.Splats)
        {
            string variable = _identifiers.Unique(_fields.TryGetValue(splat, out string? field) ? field : names.Describe(splat));
            _variables[splat] = variable;
            string value = field is not null ? "this." + field : splat.IsCondition ? Literals.Boolean(splat.Value != 0) : Literals.Double(splat.Value);
            writer.Line($"TLane {variable} = TLane.Splat({value});");
        }
    }

    private void Loads(CodeWriter writer, Dictionary<string, string> memory)
    {
        foreach (Node load in kernel.Loads)
        {
            string source = load.Operation switch
            {
                Operation.Weight => "weights",
                Operation.Gradient => "gradient",
                Operation.Hessian => "hessian",
                _ => memory[load.Name],
            };
            string variable = _identifiers.Unique(names.Given(load)!);
            _variables[load] = variable;
            writer.Line($"TLane {variable} = TLane.Load(in {source}, index);");
        }
    }

    private void Compute(CodeWriter writer, Schedule schedule, Expressions expressions)
    {
        RuleSpan? lastStatement = null;
        List<string> pending = [];
        for (int i = 0; i < schedule.Locals.Count; i++)
        {
            Node node = schedule.Locals[i];
            string definition = expressions.Define(node);
            if (Previous(node) is { } previous && schedule.LastUse(previous) <= i)
            {
                _variables[node] = _variables[previous];
                pending.Add($"{_variables[node]} = {definition};");
            }
            else
            {
                _variables[node] = _identifiers.Unique(names.Given(node) ?? "shared");
                pending.Add($"TLane {_variables[node]} = {definition};");
            }

            // What a statement shares with later ones stands under its own line of the rule.
            if (names.Statement(node) is { } statement)
            {
                if (statement != lastStatement)
                {
                    writer.Separate();
                    writer.Line("// " + names.Text(statement));
                    lastStatement = statement;
                }

                pending.ForEach(writer.Line);
                pending.Clear();
            }
        }

        pending.ForEach(writer.Line);
    }

    private void Stores(CodeWriter writer, Dictionary<string, string> memory, Expressions expressions)
    {
        writer.Separate();
        foreach (Store store in kernel.Stores)
        {
            string value = expressions.Use(store.Value);
            (string stored, string target) = store.Target switch
            {
                StoreTarget.Weights => (value, "weights"),
                StoreTarget.Evaluation => (value, "evaluation"),
                _ => ($"TLane.FlushSubnormals({value})", memory[store.State]),
            };
            writer.Line($"TLane.Store({stored}, ref {target}, index);");
        }
    }

    /// <summary>The version of the same name that a value replaces.</summary>
    private Node? Previous(Node node)
    {
        if (names.Given(node) is not { } name)
        {
            return null;
        }

        return _variables.Keys.Where(other => other.IsElement && other.Id < node.Id && names.Given(other) == name)
            .OrderByDescending(other => other.Id)
            .FirstOrDefault();
    }

    private static bool IsPlain(string name) => name.All(character => character is not ('(' or ')' or ',' or ' '));
}
