using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the methods that compute scalars, in double.</summary>
/// <param name="plan">The step.</param>
/// <param name="scalars">What is to be computed.</param>
/// <param name="names">What the rule calls its values.</param>
/// <param name="published">Vectors that a kernel reads.</param>
/// <param name="fields">What a kernel calls the scalars that it gets.</param>
internal sealed class ScalarEmitter(StepPlan plan, ScalarPlan scalars, ValueNames names, IEnumerable<Node>? published = null, IReadOnlyDictionary<Node, string>? fields = null)
{
    private static readonly Dictionary<Node, string> NoFields = [];

    private readonly Identifiers _identifiers = new(["step", "batch", "loss", "i", .. GeneratedTypes.Names, .. names.Settings.Names, .. (fields ?? NoFields).Where(field => names.Given(field.Key) is null).Select(field => field.Value)]);
    private readonly Dictionary<Node, string> _variables = [];
    private readonly Versions _versions = new(names);
    private bool _hasStep = true;
    private readonly HashSet<Node> _published = [.. published ?? []];

    /// <summary>The C# type of what is the same for every element.</summary>
    public static string Type(Node scalar) => scalar.IsCondition ? "bool" : scalar.Operation == Operation.NoiseKey ? "NoiseKey" : "double";

    /// <summary>Writes the method that computes the scalars of a pass and hands them to its kernel.</summary>
    public void WritePreparation(
        CodeWriter writer,
        string method,
        string kernel,
        IReadOnlyList<(string Key, Node Value)> stateUpdates)
    {
        _hasStep = !plan.IsElementwise || scalars.IsPerParameter || stateUpdates.Count > 0;
        writer.Separate();
        writer.Line("/// <summary>Computes what is the same for every element, once per step and in double.</summary>");
        using (writer.Open($"private {kernel} {method}({Parameters()})"))
        {
            Expressions expressions = Compute(writer);
            StoreStates(writer, stateUpdates, "step.ScalarState", expressions);
            Return(writer, kernel, expressions);
        }
    }

    /// <summary>Writes the method that gives scalar states their new values after the last pass.</summary>
    public void WriteUpdate(CodeWriter writer, string method, IReadOnlyList<(string Key, Node Value)> stateUpdates, bool isShared)
    {
        writer.Separate();
        writer.Line($"/// <summary>Gives the states of one number for {(isShared ? "the optimizer" : "each parameter")} their new values.</summary>");
        string parameters = isShared ? "in StepBatch batch" : "in ParameterStep step, in StepBatch batch";
        using (writer.Open($"private void {method}({parameters})"))
        {
            Expressions expressions = Compute(writer);
            StoreStates(writer, stateUpdates, isShared ? "batch.SharedState" : "step.ScalarState", expressions);
        }
    }

    /// <summary>Writes a method that computes one scalar.</summary>
    public void WriteValue(CodeWriter writer, string method, string summary)
    {
        Node value = scalars.Results[0];
        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Open($"private {(value.IsCondition ? "bool" : "double")} {method}(in ParameterStep step, in StepBatch batch)"))
        {
            Expressions expressions = Compute(writer);
            writer.Separate();
            writer.Line($"return {expressions.Use(value)};");
        }
    }

    /// <summary>Writes a method that computes a vector where it is kept.</summary>
    public void WriteVector(CodeWriter writer, string method)
    {
        writer.Separate();
        writer.Line("/// <summary>Computes a vector that is put to its elements.</summary>");
        using (writer.Open($"private void {method}(in ParameterStep step, in StepBatch batch)"))
        {
            Compute(writer);
        }
    }

    /// <summary>Writes a method that computes what the parameter gives to reductions over all.</summary>
    public void WriteContribution(CodeWriter writer, string method, IEnumerable<Node> reductions)
    {
        writer.Separate();
        writer.Line("/// <summary>Computes what the parameter gives to reductions over all parameters.</summary>");
        using (writer.Open($"private void {method}(in ParameterStep step, in StepBatch batch)"))
        {
            Expressions expressions = Compute(writer);
            writer.Separate();
            foreach (Node reduction in reductions.Where(reduction => reduction.Operation == Operation.Reduce))
            {
                writer.Line($"step.Contribute({plan.ReductionIndex(reduction)}, {expressions.Use(reduction.Inputs[0])});");
            }
        }
    }

    /// <summary>Writes a method of the number of the step, <c>t</c>, alone.</summary>
    public void WriteFunctionOfStep(CodeWriter writer, string signature)
    {
        _hasStep = false;
        using (writer.Open(signature))
        {
            Expressions expressions = Compute(writer);
            writer.Separate();
            writer.Line($"return {expressions.Use(scalars.Results[0])};");
        }
    }

    /// <summary>What a preparation needs to be told: the number of the step, or more where parameters differ.</summary>
    private string Parameters()
    {
        if (!plan.IsElementwise)
        {
            return "in ParameterStep step, in StepBatch batch";
        }

        List<string> parameters = [];
        if (_hasStep)
        {
            parameters.Add("in ParameterStep step");
        }
        else if (scalars.IsPerStep)
        {
            parameters.Add("double t");
        }

        if (scalars.ReadsLoss)
        {
            parameters.Add("double loss");
        }

        if (scalars.ReadsTotalLength)
        {
            parameters.Add("in StepBatch batch");
        }

        return string.Join(", ", parameters);
    }

    private Expressions Compute(CodeWriter writer)
    {
        static bool IsLeaf(Node node) => node.Inputs.Count == 0 || node.IsKnownBefore;
        List<Node> leaves = [.. scalars.Needed.Where(node => IsLeaf(node) && !node.IsConstant)];
        List<Node> computed = [.. scalars.Needed.Where(node => !IsLeaf(node))];

        // What takes a loop is not computed anew for each number of a vector.
        Schedule schedule = new(
            leaves,
            computed,
            scalars.Results,
            scalars.Uses,
            node => node.IsVector || node.Operation is Operation.Reduce or Operation.Quantile || names.Given(node) is not null);
        Expressions expressions = new(
            isLane: false,
            node => _variables.TryGetValue(node, out string? variable) ? AtIndex(node, variable) : null,
            node => node.Operation switch { Operation.Collect => PutAside(node), Operation.Recall => $"{(plan.IsShared(node.Name) ? "batch" : "step")}.Recall({plan.StateIndex(node.Name)}", _ => _variables[node] });
        foreach (Node leaf in leaves.Where(leaf => leaf.Operation != Operation.Collect))
        {
            Load(writer, leaf);
        }

        Compute(writer, schedule, expressions);
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

    /// <summary>A variable as an expression has it; vectors keep conditions as 1 and 0.</summary>
    private static string AtIndex(Node node, string variable) =>
        !node.IsVector ? variable : node.IsCondition ? $"({variable}[i] != 0.0)" : variable + "[i]";

    private void Load(CodeWriter writer, Node leaf)
    {
        if (leaf.IsVector)
        {
            // What remembers values and recalls them takes them from the state.
            if (leaf.Operation == Operation.State && !scalars.Results.Contains(leaf) && !scalars.Needed.Any(node => node.Operation is not (Operation.Remember or Operation.Recall) && node.Inputs.Contains(leaf)))
            {
                return;
            }

            string vector = DeclareVector(writer, leaf);
            if (leaf.Operation == Operation.State)
            {
                writer.Line($"{(plan.IsShared(leaf.Name) ? "batch.SharedHistory" : $"step.{leaf.Shape}State")}({plan.StateIndex(leaf.Name)}){(leaf.Shape.IsHistory ? $"[..{vector}.Length]" : "")}.CopyTo({vector});");
            }

            else if (leaf.Operation == Operation.Given)
            {
                writer.Line($"step.CopyGiven({plan.GivenIndex(leaf.Name)}, {vector});");
            }

            else if (leaf.Operation == Operation.BlockLength)
            {
                writer.Line($"step.CountBlocks({plan.VectorIndex(leaf)});");
            }

            else if (leaf.Operation is Operation.RowIndex or Operation.ColumnIndex)
            {
                writer.Line($"VectorMath.Count({vector});");
            }

            Publish(writer, leaf);
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

    private void Compute(CodeWriter writer, Schedule schedule, Expressions expressions)
    {
        string? lastStatement = null;
        for (int i = 0; i < schedule.Locals.Count; i++)
        {
            plan.Rule.Graph.Cancellation.ThrowIfCancellationRequested();
            Node node = schedule.Locals[i];
            bool isMemory = node.Operation == Operation.Remember || (node.Operation == Operation.Recall && node.IsVector);
            string definition = node.IsOfWholeVector || isMemory ? "" : expressions.Define(node);
            if (names.Statement(node) is { } statement && statement != lastStatement)
            {
                writer.Separate();
                writer.Line("// " + statement);
                lastStatement = statement;
            }

            if (node.IsOfWholeVector)
            {
                string vector = DeclareVector(writer, node);
                writer.Line($"{(plan.IsOfSharedHistory(node) ? "batch" : "step")}.{(node.Operation == Operation.Along
                    ? $"{node.Reduction.Kind}Along({node.Reduction.Scope.Number}, {string.Join(", ", node.Inputs.Select(PutAside))}"
                    : $"{node.Operation}({_variables[node.Inputs[0]]}")}, {vector});");
                Publish(writer, node);
            }
            else if (node.IsVector)
            {
                string vector = DeclareVector(writer, node);
                if (isMemory)
                {
                    string value = node.Operation == Operation.Recall ? "" : $"{(node.Inputs[1].IsVector ? _variables[node.Inputs[1]] : expressions.Use(node.Inputs[1]))}, ";
                    writer.Line($"{(plan.IsShared(node.Name) ? "batch" : "step")}.{node.Operation}({plan.StateIndex(node.Name)}, {value}{expressions.Use(node.Inputs[node.Inputs.Count - 1])}, {vector});");
                    Publish(writer, node);
                    continue;
                }

                using (writer.Open($"for (int i = 0; i < {vector}.Length; i++)"))
                {
                    writer.Line($"{vector}[i] = {(node.IsCondition ? $"{definition} ? 1.0 : 0.0" : definition)};");
                }

                writer.Separate();
                Publish(writer, node);
            }
            else if (_versions.Before(node, other => Replaces(node, other)) is { } previous && schedule.LastUse(previous) <= i)
            {
                string variable = _variables[previous];
                _variables[node] = variable;
                _versions.Add(node);
                writer.Line($"{variable} = {definition};");
            }
            else
            {
                string variable = Variable(node);
                _variables[node] = variable;
                _versions.Add(node);
                writer.Line($"{(node.IsCondition ? "bool" : "double")} {variable} = {definition};");
            }
        }
    }

    /// <summary>Whether a value may take over the variable of an earlier one of its name; not that of <c>t</c>, which may be a parameter.</summary>
    private static bool Replaces(Node node, Node other) => !other.IsVector && other.IsCondition == node.IsCondition && other.Operation != Operation.StepNumber;

    /// <summary>A variable for a scalar; what the kernel gets without a name of the rule is called here as it is there.</summary>
    private string Variable(Node node) =>
        names.Given(node) is null && fields is not null && fields.TryGetValue(node, out string? field) ? field : _identifiers.Unique(names.Describe(node));

    private string DeclareVector(CodeWriter writer, Node vector)
    {
        string variable = _identifiers.Unique(names.Describe(vector));
        _variables[vector] = variable;
        string count = vector.Shape.IsHistory ? $", {StateOfOne(vector.Shape.Height.CountKey)}" : "";
        writer.Line(plan.IsOfSharedHistory(vector)
            ? $"Span<double> {variable} = batch.HistoryVector({plan.SharedVectorIndex(vector)}, {plan.StateIndex(HistoryStates.CountedBy(vector.Shape.Height.CountKey)!)}{count});"
            : $"Span<double> {variable} = step.{vector.Shape}Vector({plan.VectorIndex(vector)}{count});");
        return variable;
    }

    /// <summary>C# for a state of one number.</summary>
    private string StateOfOne(string key) => plan.IsShared(key) ? $"batch.SharedState({plan.StateIndex(key)})" : $"step.ScalarState({plan.StateIndex(key)})";

    /// <summary>Kernels read columns rounded to their own type.</summary>
    private void Publish(CodeWriter writer, Node vector)
    {
        if (vector.Shape.Kind == ShapeKind.Column && _published.Contains(vector))
        {
            writer.Line($"step.PublishColumn({plan.VectorIndex(vector)});");
        }
    }

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

    private void Return(CodeWriter writer, string kernel, Expressions expressions)
    {
        writer.Separate();
        if (fields is null || fields.Count == 0)
        {
            writer.Line("return default;");
            return;
        }

        using (writer.Open($"return new {kernel}", close: "};"))
        {
            foreach (KeyValuePair<Node, string> field in fields.OrderBy(field => field.Key.Id))
            {
                writer.Line($"{field.Value} = {expressions.Use(field.Key)},");
            }
        }
    }
}
