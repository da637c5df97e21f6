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
            "ModelMemory|ModelProgram|ModelProducts|ModelLoops|ModelLanes|ModelMatrix|ModelWindows|WindowPlaces|Elements|WholeNumbers|SumParts|IModelLoop|IModelEpilogue|ILane|WideSum|Noise|NoiseKey|Functions|RuleMath"),
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

    /// <summary>
    /// Writes the class beside the model's, in a namespace where nothing of the user's can be taken for something else. Beside a nested class, which nobody else may see, there is none:
    /// it stands within that, and names all in full.
    /// </summary>
    /// <param name="declaration">The declaration of the model.</param>
    /// <param name="model">What the model computes.</param>
    public static EmittedProgram Emit(ModelDeclaration declaration, BoundModel model)
    {
        Tensor[] parameters = ParametersOf(model);
        Derivatives? derivatives = model.Training.Loss is { } loss ? Adjoint.Derive(model.Graph, loss, parameters) : null;
        Tensor?[] gradients = [.. parameters.Select(parameter => derivatives?.By(parameter))];
        ModelPlan plan = Plan(model, gradients, derivatives);
        EmittedProgram program = Emit(declaration, model, plan, gradients, ModelMembers.Program);
        return declaration.HasHessianProducts && derivatives is not null ? program with { HessianProducts = EmitHessianProducts(declaration, model, gradients) } : program;
    }

    /// <summary>Writes the class that computes products of the Hessian with directions: where the other leaves gradients, it leaves these.</summary>
    private static EmittedProgram EmitHessianProducts(ModelDeclaration declaration, BoundModel model, IReadOnlyList<Tensor?> gradients)
    {
        ModelPass pass = new() { Updates = [], Values = [] };
        BoundModel products = model with { Training = pass, Evaluation = pass };
        Tensor?[] second = [.. HessianProducts.Of(model.Graph, gradients, ParametersOf(model))];
        return Emit(declaration, products, new ModelPlan(products, second), second, ModelMembers.HessianProgram);
    }

    private static Tensor[] ParametersOf(BoundModel model) => [.. model.Parameters.Select(parameter => model.Graph.Leaf(TensorOperation.Parameter, parameter.Name, parameter.AllAxes))];

    private static EmittedProgram Emit(ModelDeclaration declaration, BoundModel model, ModelPlan plan, Tensor?[] gradients, string program)
    {
        bool isNested = declaration.EnclosingTypes.Count > 0;
        string name = Keywords.EscapeType(declaration.Name);
        string qualified = $"global::{(declaration.Namespace.Length > 0 ? declaration.Namespace + "." : "")}{name}";
        ProgramClass target = new(isNested ? name : qualified, number => ModelMembers.Read(number), program);
        CodeWriter writer = new CodeWriter().Within();
        Write(writer, target, model, plan, gradients, isNested ? "private" : "file");
        string code = writer.ToString();
        PlanCost cost = PlanCost.Of(plan, model.Training.Loss is not null);
        return isNested ? new(Qualified(code), null, gradients, cost) : new(code, Namespaces(code), gradients, cost);
    }

    /// <param name="writer">Takes the class.</param>
    /// <param name="target">The model's class.</param>
    /// <param name="model">What the model computes.</param>
    /// <param name="gradients">The gradient of each parameter, in their order; null where the loss does not reach it.</param>
    public static void Write(CodeWriter writer, ProgramClass target, BoundModel model, IReadOnlyList<Tensor?> gradients)
    {
        CodeWriter program = new();
        Write(program, target, model, Plan(model, gradients, null), gradients, "private");
        writer.Lines(Qualified(program.ToString()));
    }

    private static ModelPlan Plan(BoundModel model, IReadOnlyList<Tensor?> gradients, Derivatives? derivatives)
    {
        // What comments call the derivatives by the model's values after.
        (string, Tensor?)[] adjoints = [.. model.Training.Values.Select(value => ("δ" + value.Name, derivatives?.Adjoint(value.Value)))];
        return new(model, gradients, [.. adjoints.Where(adjoint => adjoint.Item2 is { IsScalar: false }).Select(adjoint => (adjoint.Item1, adjoint.Item2!))]);
    }

    private static void Write(CodeWriter program, ProgramClass target, BoundModel model, ModelPlan plan, IReadOnlyList<Tensor?> gradients, string access)
    {
        // Comparisons of a value with itself come from rules of derivatives.
        program.Line("#pragma warning disable CS1718, CS9113");
        ProgramContext context = new(ProgramContext.ElementType, new TensorNames(plan.Called), StreamsOf(model.Graph));
        MethodEmitter methods = new(model, plan, context, target.Read);
        program.Line($"{access} sealed class {target.Program}<{ProgramContext.ElementType}>({target.Name} model) : ModelProgram<{ProgramContext.ElementType}>");
        using (program.Open($"    where {ProgramContext.ElementType} : unmanaged, IFloatingPointIeee754<{ProgramContext.ElementType}>"))
        {
            // Written first: it says what the others need.
            CodeWriter calls = program.Beside();
            methods.Write(calls, "Train", plan.Training);
            methods.Write(calls, "Evaluate", plan.Evaluation);
            methods.Write(calls, "Predict", plan.Prediction);
            methods.WriteMeasures(program, [.. Enumerable.Range(0, model.Training.Loss is null ? 0 : gradients.Count).Where(i => gradients[i] is null)]);
            program.Append(calls);
            foreach (string kernel in context.Kernels)
            {
                program.Separate();
                program.Lines(kernel);
            }
        }

        program.Line("#pragma warning restore CS1718, CS9113");
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>The namespaces of the types that lines name.</summary>
    private static IReadOnlyList<string> Namespaces(string lines) =>
        [.. Known.Where(known => known.Types.Split('|').Any(type => Names(lines, type))).Select(known => known.Namespace).OrderBy(space => space, StringComparer.Ordinal)];

    /// <summary>Whether lines have a word outside of comments.</summary>
    private static bool Names(string lines, string word)
    {
        for (int place = lines.IndexOf(word, StringComparison.Ordinal); place >= 0; place = lines.IndexOf(word, place + 1, StringComparison.Ordinal))
        {
            int end = place + word.Length;
            bool isWhole = (place == 0 || !IsOfWord(lines[place - 1])) && (end == lines.Length || !IsOfWord(lines[end]));
            if (isWhole && !IsComment(lines.Substring(lines.LastIndexOf('\n', place) + 1, place - lines.LastIndexOf('\n', place) - 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    /// <summary>Lines of C# with the full names of the types that generated code uses.</summary>
    public static string Qualified(string lines) => string.Join(
        "\n",
        lines.Split('\n').Select(line => IsComment(line) ? line : KnownTypes.Replace(line, match => $"global::{NamespaceOf[match.Value]}.{match.Value}")));

    /// <summary>Which stream of random numbers each call of the text draws from.</summary>
    public static Dictionary<string, int> StreamsOf(TensorGraph graph)
    {
        Dictionary<string, int> streams = new(StringComparer.Ordinal);
        foreach (Tensor noise in graph.Tensors.Where(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal && !streams.ContainsKey(tensor.Content.Name)))
        {
            streams.Add(noise.Content.Name, streams.Count);
        }

        return streams;
    }
}
