using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>The vectors of rows, columns and blocks that a method computes: those of one length in one loop.</summary>
internal sealed partial class ScalarEmitter
{
    /// <summary>The vectors that are needed beyond the loop that makes them, and so have memory.</summary>
    private readonly HashSet<Node> _kept = [];

    /// <summary>What is the same for every number of a vector is not computed anew for each.</summary>
    private readonly HashSet<Node> _beforeLoops = [];

    private void NoteKept()
    {
        _kept.UnionWith(scalars.Results.Where(result => result.IsVector));
        foreach (Node node in scalars.Needed.Where(node => !node.IsKnownBefore))
        {
            bool isLoop = VectorLoops.IsInLoop(node);
            _kept.UnionWith(node.Inputs.Where(input => input.IsVector && (!isLoop || input.Shape != node.Shape)));
            if (isLoop)
            {
                _beforeLoops.UnionWith(node.Inputs.Where(input => !input.IsVector && input.Inputs.Count > 0));
            }

            if (node.IsVector && !isLoop)
            {
                _kept.Add(node);
            }
        }
    }

    /// <summary>What one loop makes and another one reads has memory, too.</summary>
    private void NoteKeptOf(VectorLoops loops)
    {
        foreach (Node node in loops.Nodes)
        {
            _kept.UnionWith(loops.ReadBy(node).Where(read => read.IsVector && !loops.AreTogether(read, node)));
        }
    }

    private void WriteLoop(CodeWriter writer, IReadOnlyList<Node> together, Expressions expressions, StatementComments comments)
    {
        writer.Separate();
        List<Node> kept = [.. together.Where(_kept.Contains)];
        kept.ForEach(vector => DeclareVector(writer, vector));
        CodeWriter body = writer.Within();
        foreach (Node node in together)
        {
            string definition = expressions.Define(node);
            comments.Write(body, names.Statements(node));
            if (_kept.Contains(node))
            {
                body.Line($"{_variables[node]}[i] = {(node.IsCondition ? $"{definition} ? 1.0 : 0.0" : definition)};");
                continue;
            }

            _variables[node] = _identifiers.Unique(names.Describe(node));
            body.Line($"{(node.IsCondition ? "bool" : "double")} {_variables[node]} = {definition};");
        }

        using (writer.Open($"for (int i = 0; i < {_variables[kept[0]]}.Length; i++)"))
        {
            writer.Append(body);
        }

        writer.Separate();
        kept.ForEach(vector => Publish(writer, vector));
    }

    /// <summary>Writes the call that makes a vector as a whole: in order, along an axis, or of what is remembered.</summary>
    private void WriteWholeVector(CodeWriter writer, Node node, Expressions expressions, StatementComments comments)
    {
        comments.Write(writer, names.Statements(node));
        string vector = DeclareVector(writer, node);
        if (node.IsOfWholeVector)
        {
            writer.Line($"{(plan.IsOfSharedHistory(node) ? "batch" : "step")}.{(node.Operation == Operation.Along
                ? $"{node.Reduction.Kind}Along({node.Reduction.Scope.Number}, {string.Join(", ", node.Inputs.Select(PutAside))}"
                : $"{node.Operation}({_variables[node.Inputs[0]]}")}, {vector});");
        }
        else
        {
            string value = node.Operation == Operation.Recall ? "" : $"{(node.Inputs[1].IsVector ? _variables[node.Inputs[1]] : expressions.Use(node.Inputs[1]))}, ";
            writer.Line($"{(plan.IsShared(node.Name) ? "batch" : "step")}.{node.Operation}({plan.StateIndex(node.Name)}, {value}{expressions.Use(node.Inputs[node.Inputs.Count - 1])}, {vector});");
        }

        Publish(writer, node);
    }

    private void LoadVector(CodeWriter writer, Node leaf)
    {
        // What remembers values and recalls them takes them from the state.
        if (leaf.Operation == Operation.State && !scalars.Results.Contains(leaf) && !scalars.Needed.Any(node => node.Operation is not (Operation.Remember or Operation.Recall) && node.Inputs.Contains(leaf)))
        {
            return;
        }

        // What a pass reduced to a vector, another one may read where it is.
        if (leaf.Operation == Operation.Reduce && kernel?.Reads(leaf) == true && !scalars.Needed.Any(node => node.Inputs.Contains(leaf)))
        {
            Publish(writer, leaf);
            return;
        }

        string vector = DeclareVector(writer, leaf);
        string? line = leaf.Operation switch
        {
            Operation.State => $"{(plan.IsShared(leaf.Name) ? "batch.SharedHistory" : $"step.{leaf.Shape}State")}({plan.StateIndex(leaf.Name)}){(leaf.Shape.IsHistory ? $"[..{vector}.Length]" : "")}.CopyTo({vector});",
            Operation.Given => $"step.CopyGiven({plan.GivenIndex(leaf.Name)}, {vector});",
            Operation.BlockLength => $"step.CountBlocks({plan.VectorIndex(leaf)});",
            Operation.RowIndex or Operation.ColumnIndex => $"VectorMath.Count({vector});",
            _ => null,
        };
        if (line is not null)
        {
            writer.Line(line);
        }

        Publish(writer, leaf);
    }

    private string DeclareVector(CodeWriter writer, Node vector)
    {
        string variable = _identifiers.Unique(names.Describe(vector));
        _variables[vector] = variable;
        _kept.Add(vector);
        string count = vector.Shape.IsHistory ? $", {StateOfOne(vector.Shape.Height.CountKey)}" : "";
        writer.Line(plan.IsOfSharedHistory(vector)
            ? $"Span<double> {variable} = batch.HistoryVector({plan.SharedVectorIndex(vector)}, {plan.StateIndex(HistoryStates.CountedBy(vector.Shape.Height.CountKey)!)}{count});"
            : $"Span<double> {variable} = step.{vector.Shape}Vector({plan.VectorIndex(vector)}{count});");
        return variable;
    }

    /// <summary>A variable as an expression has it; vectors keep conditions as 1 and 0.</summary>
    private string AtIndex(Node node, string variable) =>
        !_kept.Contains(node) ? variable : node.IsCondition ? $"({variable}[i] != 0.0)" : variable + "[i]";

    /// <summary>Kernels read columns rounded to their own type.</summary>
    private void Publish(CodeWriter writer, Node vector)
    {
        if (vector.Shape.Kind == ShapeKind.Column && kernel?.Reads(vector) == true)
        {
            writer.Line($"step.PublishColumn({plan.VectorIndex(vector)});");
        }
    }
}
