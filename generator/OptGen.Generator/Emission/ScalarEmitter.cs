using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Emission;

/// <summary>Writes the method that computes the scalars of a phase and hands them to its kernel.</summary>
internal sealed class ScalarEmitter(StepPlan plan, Phase phase, ValueNames names, IReadOnlyDictionary<Node, string> fields)
{
    private readonly Identifiers _identifiers = new(["step", "loss", "number", .. fields.Where(field => names.Given(field.Key) is null).Select(field => field.Value)]);
    private readonly Dictionary<Node, string> _variables = [];

    /// <summary>Writes <c>private Kernel Prepare…(…)</c>.</summary>
    public void Write(CodeWriter writer, string method, string kernel)
    {
        ScalarPlan scalars = phase.Scalars;
        List<Node> leaves = [.. scalars.Needed.Where(node => node.Inputs.Count == 0 && !node.IsConstant)];
        List<Node> computed = [.. scalars.Needed.Where(node => node.Inputs.Count > 0)];
        List<Node> results = [.. phase.Kernel.Splats, .. scalars.StateUpdates.Select(update => update.Value)];
        Schedule schedule = new(leaves, computed, results, scalars.Uses, node => names.Given(node) is not null);
        Expressions expressions = new(isLane: false, node => _variables.TryGetValue(node, out string? variable) ? variable : null);

        writer.Separate();
        writer.Line("/// <summary>Computes what is the same for every element, once per step and in double.</summary>");
        using (writer.Open($"private {kernel} {method}({string.Join(", ", Parameters(scalars))})"))
        {
            foreach (Node leaf in leaves)
            {
                Load(writer, leaf, scalars.IsPerParameter);
            }

            Compute(writer, schedule, expressions);
            StoreStates(writer, scalars, expressions);
            Return(writer, kernel, expressions);
        }
    }

    private static IEnumerable<string> Parameters(ScalarPlan scalars)
    {
        if (scalars.IsPerParameter)
        {
            yield return "in global::OptGen.Kernels.ParameterStep step";
        }
        else if (scalars.IsPerStep)
        {
            yield return "double t";
        }

        if (scalars.ReadsLoss)
        {
            yield return "double loss";
        }
    }

    private void Load(CodeWriter writer, Node leaf, bool isPerParameter)
    {
        string? source = leaf.Operation switch
        {
            Operation.Hyperparameter => "this." + names.Hyperparameter(leaf).Property,
            Operation.StepNumber => isPerParameter ? "step.Number" : null,
            Operation.Length => "step.Length",
            Operation.Rank => "step.Rank",
            Operation.Rows => "step.Rows",
            Operation.Columns => "step.Columns",
            Operation.State => $"step.ScalarState({plan.StateIndex(leaf.Name)})",
            _ => null,
        };
        if (source is null)
        {
            // A parameter of the method, under the rule's own name.
            _variables[leaf] = names.Given(leaf)!;
            return;
        }

        string variable = _identifiers.Unique(names.Given(leaf)!);
        _variables[leaf] = variable;
        writer.Line($"{(leaf.IsCondition ? "bool" : "double")} {variable} = {source};");
    }

    private void Compute(CodeWriter writer, Schedule schedule, Expressions expressions)
    {
        RuleSpan? lastStatement = null;
        for (int i = 0; i < schedule.Locals.Count; i++)
        {
            Node node = schedule.Locals[i];
            string definition = expressions.Define(node);
            if (names.Statement(node) is { } statement && statement != lastStatement)
            {
                writer.Separate();
                writer.Line("// " + names.Text(statement));
                lastStatement = statement;
            }

            if (Previous(node) is { } previous && schedule.LastUse(previous) <= i)
            {
                string variable = _variables[previous];
                _variables[node] = variable;
                writer.Line($"{variable} = {definition};");
            }
            else
            {
                // What the kernel gets without a name of the rule is called here as it is there.
                string variable = names.Given(node) is null && fields.TryGetValue(node, out string? field) ? field : _identifiers.Unique(names.Describe(node));
                _variables[node] = variable;
                writer.Line($"{(node.IsCondition ? "bool" : "double")} {variable} = {definition};");
            }
        }
    }

    private void StoreStates(CodeWriter writer, ScalarPlan scalars, Expressions expressions)
    {
        writer.Separate();
        foreach ((string key, Node value) in scalars.StateUpdates)
        {
            writer.Line($"step.ScalarState({plan.StateIndex(key)}) = {expressions.Use(value)};");
        }
    }

    private void Return(CodeWriter writer, string kernel, Expressions expressions)
    {
        writer.Separate();
        List<Node> splats = [.. phase.Kernel.Splats.Where(fields.ContainsKey)];
        if (splats.Count == 0)
        {
            writer.Line("return default;");
            return;
        }

        using (writer.Open($"return new {kernel}", close: "};"))
        {
            foreach (Node splat in splats)
            {
                writer.Line($"{fields[splat]} = {expressions.Use(splat)},");
            }
        }
    }

    /// <summary>The version of the same state that a value replaces, if that has the variable of the name.</summary>
    private Node? Previous(Node node)
    {
        if (names.Given(node) is not { } name)
        {
            return null;
        }

        return _variables.Keys.Where(other => other.Id < node.Id && other.IsCondition == node.IsCondition && other.Operation != Operation.StepNumber && names.Given(other) == name)
            .OrderByDescending(other => other.Id)
            .FirstOrDefault();
    }
}
