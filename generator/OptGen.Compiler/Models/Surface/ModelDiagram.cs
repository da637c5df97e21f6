using System.Text;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// The computational graph of a model as a flowchart of Mermaid: data, parameters and states as they are declared; as maths the values that the model names, and others that several
/// values are made of; an arrow from each to those that are made of it. The loss and what states become are those of training, the result is that of a prediction.
/// </summary>
internal static class ModelDiagram
{
    public static string Of(BoundModel model)
    {
        IReadOnlyList<Tensor> reached = ModelTensors.Reached([model.Training.Loss, model.Evaluation.Result, .. model.Training.Updates.Select(update => update.Value)]);
        Dictionary<Tensor, string> names = NamesOf(model, reached);
        TensorText text = new(tensor => IsDeclared(tensor) ? NameOf(tensor) : names.TryGetValue(tensor, out string? name) ? name : null);
        StringBuilder diagram = new("flowchart TD\n");
        Dictionary<Tensor, int> nodes = [];
        foreach (Tensor value in reached.Where(names.ContainsKey))
        {
            List<Tensor> sources = [.. Sources(value, names)];
            foreach (Tensor leaf in sources.Where(source => source.Inputs.Count == 0 && !nodes.ContainsKey(source)))
            {
                (string open, string close) = leaf.Operation switch { TensorOperation.Data => ("([", "])"), TensorOperation.Parameter => ("[[", "]]"), _ => ("[(", ")]") };
                Line($"n{Node(leaf)}{open}\"{Escaped($"{NameOf(leaf)}{Axes(leaf)}")}\"{close}");
            }

            Line($"n{Node(value)}[\"{Escaped($"{names[value]}{Axes(value)} = {text.Of(value)}")}\"]");
            foreach (Tensor source in sources)
            {
                Line($"n{nodes[source]} --> n{nodes[value]}");
            }
        }

        return diagram.ToString();

        int Node(Tensor tensor)
        {
            nodes.Add(tensor, nodes.Count + 1);
            return nodes[tensor];
        }

        void Line(string line) => diagram.Append("  ").Append(line).Append('\n');
    }

    private static Dictionary<Tensor, string> NamesOf(BoundModel model, IReadOnlyList<Tensor> reached)
    {
        Dictionary<Tensor, string> names = [];
        IEnumerable<(string, Tensor?)> ends = [("loss", model.Training.Loss), ("result", model.Evaluation.Result), .. model.Training.Updates.Select(update => (update.State, (Tensor?)update.Value))];
        foreach ((string name, Tensor? value) in model.Training.Values.Concat(model.Evaluation.Values).Select(value => (value.Name, (Tensor?)value.Value)).Concat(ends))
        {
            if (value is { Inputs.Count: > 0 } && !names.ContainsKey(value))
            {
                names.Add(value, name);
            }
        }

        Dictionary<Tensor, int> uses = reached.SelectMany(tensor => tensor.Inputs.Distinct()).GroupBy(input => input).ToDictionary(group => group.Key, group => group.Count());
        foreach (Tensor shared in reached.Where(tensor => tensor is { IsScalar: false, Inputs.Count: > 0, Kind: ElementKind.Number, Operation: not TensorOperation.Loop } && !names.ContainsKey(tensor) && uses.TryGetValue(tensor, out int count) && count > 1))
        {
            int number = names.Count;
            while (names.ContainsValue($"v{number}"))
            {
                number++;
            }

            names.Add(shared, $"v{number}");
        }

        return names;
    }

    /// <summary>As it is declared; within a loop, with the number of the round in its name.</summary>
    private static string NameOf(Tensor declared) => declared.Content.Name.Replace("{", "").Replace("}", "");

    private static bool IsDeclared(Tensor tensor) => tensor.Operation is TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State or TensorOperation.Hyperparameter;

    /// <summary>What a value is made of and has a name, in the order of its making; numbers of the constructor are not drawn.</summary>
    private static IEnumerable<Tensor> Sources(Tensor value, Dictionary<Tensor, string> names)
    {
        HashSet<Tensor> found = [];
        Stack<Tensor> pending = new(value.Inputs);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (found.Add(next) && !names.ContainsKey(next) && !IsDeclared(next))
            {
                foreach (Tensor input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        return found.Where(tensor => names.ContainsKey(tensor) || (IsDeclared(tensor) && tensor.Operation != TensorOperation.Hyperparameter)).OrderBy(tensor => tensor.Id);
    }

    private static string Axes(Tensor tensor) => tensor.IsScalar ? "" : $"[{string.Join(", ", tensor.Axes)}]";

    /// <summary>Text within quotes of Mermaid.</summary>
    private static string Escaped(string text) => text.Replace("#", "#35;").Replace("&", "#amp;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");
}
