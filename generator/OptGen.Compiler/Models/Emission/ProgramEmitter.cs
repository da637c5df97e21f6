using System.Text.RegularExpressions;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Writes the class that computes, within the class of a model: <c>private sealed class Program&lt;TElement&gt;(Mlp model)</c>. The elements are a type parameter: a model of floats checks its gradients in <c>double</c>.</summary>
internal static class ProgramEmitter
{
    private static readonly (string Namespace, string Types)[] Known =
    [
        (
            "OptGen.CompilerServices",
            "ModelMemory|ModelProgram|ModelProducts|ModelLoops|ModelLanes|ModelMatrix|Elements|WholeNumbers|SumParts|IModelLoop|IModelEpilogue|ILane|WideSum|Noise|NoiseKey|Functions|RuleMath"),
        ("System", "Math|ReadOnlySpan|Span"),
        ("System.Numerics", "IFloatingPointIeee754"),
        ("System.Runtime.CompilerServices", "MethodImpl|MethodImplOptions|Unsafe"),
    ];

    private static readonly Dictionary<string, string> NamespaceOf = Known
        .SelectMany(known => known.Types.Split('|').Select(type => (Type: type, known.Namespace)))
        .ToDictionary(pair => pair.Type, pair => pair.Namespace, StringComparer.Ordinal);

    /// <summary>One of these types, where it stands for a type: each line of a program is searched once.</summary>
    private static readonly Regex KnownTypes = new(
        $@"(?<![\w.:])({string.Join("|", NamespaceOf.Keys)})(?=[<.(\s>\]])(?!\s*=)",
        RegexOptions.CultureInvariant);

    /// <param name="writer">Takes the class.</param>
    /// <param name="declaration">The declaration of the model.</param>
    /// <param name="model">What the model computes.</param>
    public static void Write(CodeWriter writer, ModelDeclaration declaration, BoundModel model)
    {
        Tensor[] parameters = [.. model.Parameters.Select(parameter => model.Graph.Leaf(TensorOperation.Parameter, parameter.Name, parameter.Axes))];
        Derivatives? derivatives = model.Training.Loss is { } loss ? Adjoint.Derive(model.Graph, loss, parameters) : null;
        ProgramClass target = new(Keywords.EscapeType(declaration.Name), name => ModelMembers.Read(name));
        Write(writer, target, model, [.. parameters.Select(parameter => derivatives?.By(parameter))], derivatives);
    }

    /// <param name="writer">Takes the class.</param>
    /// <param name="target">The model's class.</param>
    /// <param name="model">What the model computes.</param>
    /// <param name="gradients">The gradient of each parameter, in their order; null where the loss does not reach it.</param>
    /// <param name="derivatives">What comments call the derivatives by the model's values after; null where there are none.</param>
    public static void Write(CodeWriter writer, ProgramClass target, BoundModel model, IReadOnlyList<Tensor?> gradients, Derivatives? derivatives = null)
    {
        (string, Tensor?)[] adjoints = [.. model.Training.Values.Select(value => ("δ" + value.Name, derivatives?.Adjoint(value.Value)))];
        ModelPlan plan = new(model, gradients, [.. adjoints.Where(adjoint => adjoint.Item2 is { IsScalar: false }).Select(adjoint => (adjoint.Item1, adjoint.Item2!))]);
        ProgramContext context = new(ProgramContext.ElementType, new TensorNames(plan.Called), StreamsOf(model.Graph));
        CodeWriter program = new();
        MethodEmitter methods = new(model, plan, context, target.Read);
        program.Line($"private sealed class {ModelMembers.Program}<{ProgramContext.ElementType}>({target.Name} model) : ModelProgram<{ProgramContext.ElementType}>");
        using (program.Open($"    where {ProgramContext.ElementType} : unmanaged, IFloatingPointIeee754<{ProgramContext.ElementType}>"))
        {
            // Written first: it says what the others need.
            CodeWriter calls = program.Beside();
            methods.Write(calls, "Train", plan.Training);
            methods.Write(calls, "Evaluate", plan.Evaluation);
            methods.Write(calls, "Predict", plan.Prediction);
            methods.WriteMeasures(program);
            program.Append(calls.ToString());
            foreach (string kernel in context.Kernels)
            {
                program.Separate();
                foreach (string line in kernel.TrimEnd('\n').Split('\n'))
                {
                    program.Line(line);
                }
            }
        }

        // Comparisons of a value with itself come from rules of derivatives.
        writer.Line("#pragma warning disable CS1718, CS9113");
        foreach (string line in program.ToString().TrimEnd('\n').Split('\n'))
        {
            writer.Line(line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? line : Qualified(line));
        }

        writer.Line("#pragma warning restore CS1718, CS9113");
    }

    private static string Qualified(string line) => KnownTypes.Replace(line, match => $"global::{NamespaceOf[match.Value]}.{match.Value}");

    private static Dictionary<string, int> StreamsOf(TensorGraph graph)
    {
        Dictionary<string, int> streams = new(StringComparer.Ordinal);
        foreach (Tensor noise in graph.Tensors.Where(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal && !streams.ContainsKey(tensor.Content.Name)))
        {
            streams.Add(noise.Content.Name, streams.Count);
        }

        return streams;
    }
}
