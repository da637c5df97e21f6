using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>The values that a method computes: what it reads, what it makes of that, and where it leaves it.</summary>
internal sealed partial class ScalarEmitter
{
    private Expressions Compute(CodeWriter writer)
    {
        static bool IsLeaf(Node node) => node.Inputs.Count == 0 || node.IsKnownBefore;
        List<Node> leaves = [.. scalars.Needed.Where(node => IsLeaf(node) && !node.IsConstant)];
        List<Node> computed = [.. scalars.Needed.Where(node => !IsLeaf(node))];
        NoteKept();

        // What takes a loop is not computed anew for each number of a vector.
        LocalVariables locals = new(
            leaves,
            computed,
            scalars.Results,
            scalars.Uses,
            node => _kept.Contains(node) || _beforeLoops.Contains(node) || node.Operation is Operation.Reduce or Operation.Quantile || names.Given(node) is not null);
        Expressions expressions = new(
            isLane: false,
            node => _variables.TryGetValue(node, out string? variable) ? AtIndex(node, variable) : null,
            node => node.Operation switch { Operation.Collect => PutAside(node), Operation.Recall => $"{(plan.IsShared(node.Name) ? "batch" : "step")}.Recall({plan.StateIndex(node.Name)}", _ => _variables[node] });
        foreach (Node leaf in leaves.Where(leaf => leaf.Operation != Operation.Collect))
        {
            Load(writer, leaf);
        }

        Compute(writer, locals, expressions);
        return expressions;
    }

    /// <summary>Where the values are that quantiles are taken of: of all parameters by the place among what is put aside, which is the same at all ranks; of blocks with the place of their size.</summary>
    private string PutAside(Node collected)
    {
        string key = StepPlan.ScratchKey(collected);
        Shape shape = collected.Inputs[0].Shape;
        if (collected.Reduction.Axis != ReductionAxis.All && shape.Kind == ShapeKind.Matrix)
        {
            return $"step.Matrix({plan.SpaceIndex(shape)}, {plan.MatrixIndex(Memory.Buffer, StepPlan.AsideKey(collected), shape)})";
        }

        return collected.Reduction.Axis switch
        {
            ReductionAxis.All => plan.TotalPlace(collected).ToString(),
            ReductionAxis.Block => $"{plan.ScratchIndex(key)}, {plan.BlockSizeIndex(collected.Reduction.Scope.Block!.Name)}",
            _ => plan.ScratchIndex(key).ToString(),
        };
    }

    private void Load(CodeWriter writer, Node leaf)
    {
        if (leaf.IsVector)
        {
            LoadVector(writer, leaf);
            return;
        }

        string? source = leaf.Operation switch
        {
            Operation.Hyperparameter => names.Settings.Use(names.Hyperparameter(leaf)) + ValueNames.ElementIndex(leaf),
            Operation.Given => $"step.Given({plan.GivenIndex(leaf.Name)})",
            Operation.StepNumber => _hasStep ? "step.Number" : null,
            Operation.StepNumberOfAll => "batch.Number",
            Operation.Length => "step.Length",
            Operation.Rank => "step.Rank",
            Operation.Rows => "step.Rows",
            Operation.Columns => "step.Columns",
            Operation.TotalLength => "batch.Length",
            Operation.NoiseKey => $"step.Noise({names.Settings.UseSeed()})",
            Operation.AxisLength => $"step.AxisLength({leaf.Name})",
            Operation.BlockCount => $"step.BlockCount({plan.BlockSizeIndex(leaf.Name)})",
            Operation.FurtherLoss => $"batch.LossAt({leaf.Name})",
            Operation.Loss => plan.IsElementwise ? null : "batch.Loss",
            Operation.State => StateOfOne(leaf.Name),
            Operation.Matrix => $"step.Reduced({plan.ReductionIndex(leaf)})",
            Operation.Reduce => $"{(leaf.Reduction.Axis == ReductionAxis.All ? "batch.Total" : "step.Reduced")}({plan.ReductionIndex(leaf)})",
            _ => null,
        };
        if (source is null)
        {
            // A parameter of the method, under the rule's own name.
            _variables[leaf] = names.Given(leaf)!;
            _versions.Add(leaf);
            return;
        }

        if (leaf.Operation == Operation.Hyperparameter && ValueNames.ElementIndex(leaf).Length == 0)
        {
            _variables[leaf] = source;
            return;
        }

        string variable = Variable(leaf);
        _variables[leaf] = variable;
        _versions.Add(leaf);
        writer.Line($"{Type(leaf)} {variable} = {source};");
    }

    private void Compute(CodeWriter writer, LocalVariables locals, Expressions expressions)
    {
        StatementComments comments = new();
        VectorLoops loops = new(locals.Locals);
        locals = locals.InOrder(loops.Nodes);
        NoteKeptOf(loops);
        int position = 0;
        foreach (IReadOnlyList<Node> together in loops.Items)
        {
            plan.Rule.Graph.Cancellation.ThrowIfCancellationRequested();
            Node first = together[0];
            if (VectorLoops.IsInLoop(first))
            {
                WriteLoop(writer, together, expressions, comments);
            }
            else if (first.IsVector)
            {
                WriteWholeVector(writer, first, expressions, comments);
            }
            else
            {
                WriteScalar(writer, first, expressions, comments, previous => locals.LastUse(previous) <= position);
            }

            position += together.Count;
        }
    }

    private void WriteScalar(CodeWriter writer, Node node, Expressions expressions, StatementComments comments, Func<Node, bool> isFree)
    {
        string definition = expressions.Define(node);
        comments.Write(writer, names.Statements(node));
        string type = "";
        if (_versions.Before(node, other => Replaces(node, other)) is { } previous && isFree(previous))
        {
            _variables[node] = _variables[previous];
        }
        else
        {
            _variables[node] = Variable(node);
            type = node.IsCondition ? "bool " : "double ";
        }

        _versions.Add(node);
        writer.Line($"{type}{_variables[node]} = {definition};");
    }

    /// <summary>Whether a value may take over the variable of an earlier one of its name; not that of <c>t</c>, which may be a parameter.</summary>
    private static bool Replaces(Node node, Node other) => !other.IsVector && other.IsCondition == node.IsCondition && other.Operation != Operation.StepNumber;

    /// <summary>A variable for a scalar; what the kernel gets without a name of the rule is called here as it is there.</summary>
    private string Variable(Node node) =>
        names.Given(node) is null && kernel is not null && kernel.Fields.TryGetValue(node, out string? field) ? field : _identifiers.Unique(names.Describe(node));

    /// <summary>C# for a state of one number.</summary>
    private string StateOfOne(string key) => plan.IsShared(key) ? $"batch.SharedState({plan.StateIndex(key)})" : $"step.ScalarState({plan.StateIndex(key)})";

    private void StoreStates(CodeWriter writer, IReadOnlyList<(string Key, Node Value)> updates, string place, Expressions expressions)
    {
        writer.Separate();
        foreach ((string key, Node value) in updates)
        {
            Shape shape = plan.Rule.States.First(state => state.Key == key).Shape;
            string index = plan.StateIndex(key).ToString();
            string vector = plan.IsShared(key) ? "batch.SharedHistory" : $"step.{shape}State";
            writer.Line(shape == Shape.Scalar ? $"{place}({index}) = {expressions.Use(value)};"
                : value.IsVector ? $"{_variables[value]}.CopyTo({vector}({index}));"
                : $"{vector}({index}).Fill({expressions.Use(value)});");
        }
    }

    private void Return(CodeWriter writer, string type, Expressions expressions)
    {
        writer.Separate();
        if (kernel is null || kernel.Fields.Count == 0)
        {
            writer.Line("return default;");
            return;
        }

        using (writer.Open($"return new {type}", close: "};"))
        {
            foreach (KeyValuePair<Node, string> field in kernel.Fields.OrderBy(field => field.Key.Id))
            {
                writer.Line($"{field.Value} = {expressions.Use(field.Key)},");
            }
        }
    }
}
