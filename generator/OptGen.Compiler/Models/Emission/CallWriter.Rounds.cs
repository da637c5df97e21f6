using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;

namespace OptGen.Compiler.Models.Emission;

/// <content>Loops: the kernels of a round are written once.</content>
internal sealed partial class CallWriter
{
    private readonly Dictionary<(Tensor Loop, int Place), string> _results = [];

    private void WriteRounds(RoundsKernel kernel)
    {
        LoopBody body = kernel.Body;
        CallWriter round = new(this, kernel.Round);
        List<(string Variable, Tensor Next)> carried = [];
        for (int i = 0; i < body.Formals.Count; i++)
        {
            Tensor formal = body.Formals[i];
            if (!formal.IsScalar)
            {
                continue;
            }

            string value = ScalarOf(kernel.Loop.Inputs[i]);
            if (i < body.Next.Count)
            {
                // It changes from round to round, so it is a variable of its own.
                string variable = _identifiers.Unique("carried");
                _writer.Line($"{(formal.Kind == ElementKind.Condition ? "bool" : "double")} {variable} = {value};");
                carried.Add((variable, kernel.Computed[body.Next[i]]));
                value = variable;
            }

            round._scalars[formal] = value;
        }

        string number = Name(body.Round);
        string count = Lengths.Write(body.Rounds.Length);
        using (_writer.Open(body.IsReversed ? $"for (nint {number} = {count} - 1; {number} >= 0; {number}--)" : $"for (nint {number} = 0; {number} < {count}; {number}++)"))
        {
            foreach (PlannedKernel inner in kernel.Round.Kernels)
            {
                round.Write(inner);
            }

            round.WriteScalars();
            // What a round leaves as it was, such as the gradient of a sum's terms, needs no line.
            (string Variable, string Next)[] changed = [.. carried.Select(value => (value.Variable, round.ScalarOf(value.Next))).Where(value => value.Variable != value.Item2)];
            if (changed.Length == 1)
            {
                _writer.Line($"{changed[0].Variable} = {changed[0].Next};");
            }
            else if (changed.Length > 1)
            {
                _writer.Line($"({string.Join(", ", changed.Select(value => value.Variable))}) = ({string.Join(", ", changed.Select(value => value.Next))});");
            }
        }

        for (int i = 0, place = 0; i < body.Next.Count; i++)
        {
            if (body.Formals[i].IsScalar)
            {
                _results[(kernel.Loop, i)] = carried[place++].Variable;
            }
        }
    }
}
