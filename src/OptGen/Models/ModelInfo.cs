using System.Globalization;
using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen;

/// <summary>Facts about a model, found by its compiler: axes and their lengths, data, parameters, and what a call costs.</summary>
public sealed class ModelInfo
{
    private ModelInfo(string name, string text, IReadOnlyList<TensorInfo> data, IReadOnlyList<TensorInfo> parameters, IReadOnlyList<TensorInfo> states)
    {
        Name = name;
        Text = text;
        Data = data;
        Parameters = parameters;
        States = states;
    }

    internal delegate double Cost(ReadOnlySpan<long> lengths, out double backward);

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>The text of the model.</summary>
    public string Text { get; }

    /// <summary>
    /// The computational graph, as a flowchart of Mermaid: data, parameters, states, and the values that the model names or uses several times, each as maths. It is what the text says;
    /// gradients are not drawn. A figure of a call, with values and gradients, is what the generated <c>DrawGraph</c> draws.
    /// </summary>
    public string Graph { get; private init; } = "";

    /// <summary>The data of a call, in the order of its arguments. Lengths that a call gives are 0 before the first.</summary>
    public IReadOnlyList<TensorInfo> Data { get; }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<TensorInfo> Parameters { get; }

    /// <summary>The states.</summary>
    public IReadOnlyList<TensorInfo> States { get; }

    /// <summary>How many numbers an optimizer changes.</summary>
    public long ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The bytes that they take.</summary>
    public long ParameterBytes { get; private init; }

    /// <summary>
    /// Operations on numbers of a call without gradients, for each example: an addition, a multiplication, or a function of an element is one. The lengths are those of the last call,
    /// before the first 1 each.
    /// </summary>
    public double ForwardOperations { get; private init; }

    /// <summary>Operations that gradients need beside those, likewise.</summary>
    public double BackwardOperations { get; private init; }

    /// <summary>Bytes of the working memory of a call: what is kept for the gradients, and what is computed on the way, at the lengths of the last call, before the first at 1 each.</summary>
    public long WorkingBytes { get; private init; }

    /// <summary>One line, such as <c>784→50→10, 39,760 parameters (159 KB); per example: forward 79 kFLOP, backward 80 kFLOP</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {ParameterCount:N0} parameters ({Short(ParameterBytes)}B); per example: forward {Short(ForwardOperations)}FLOP, backward {Short(BackwardOperations)}FLOP; {Short(WorkingBytes)}B of working memory");

    internal static ModelInfo Of<T>(Model model, ModelLayout layout, ModelProgram<T> program, ReadOnlySpan<long> lengths, Cost cost)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long[] known = lengths.IsEmpty ? [.. Enumerable.Repeat(1L, layout.Lengths.Count)] : lengths.ToArray();
        bool isCalled = !lengths.IsEmpty;
        double forward = cost(known, out double backward);
        DataLayout? picked = layout.Data.FirstOrDefault(data => data.IsPicked);
        double examples = picked is { Axes: [{ Symbol: >= 0 } first, ..] } ? known[first.Symbol] : 1;
        long[] elements = new long[program.Buffers];
        program.Measure(known, elements);
        return new ModelInfo(
            model.GetType().Name,
            layout.Text,
            [.. layout.Data.Select(data => new TensorInfo(data.Name, [.. data.Axes.Select(axis => axis.Name)], [.. data.Axes.Select(axis => !axis.IsOfCall ? axis.Length : !isCalled ? 0 : axis.Symbol >= 0 ? known[axis.Symbol] : model.Count((int)axis.Length, known))]))],
            [.. layout.Parameters.Select(Tensor)],
            [.. layout.States.Select(Tensor)])
        {
            Graph = layout.Graph,
            ParameterBytes = layout.Parameters.Sum(parameter => (long)parameter.Count) * System.Runtime.CompilerServices.Unsafe.SizeOf<T>(),
            ForwardOperations = forward / examples,
            BackwardOperations = backward / examples,
            WorkingBytes = elements.Sum() * System.Runtime.CompilerServices.Unsafe.SizeOf<T>(),
        };
    }

    private static TensorInfo Tensor(VariableLayout variable) => new(variable.Name, variable.Axes, [.. variable.Shape.Select(length => (long)length)]);

    private static string Short(double number) => number switch
    {
        < 1e3 => number.ToString("0.#", CultureInfo.InvariantCulture) + " ",
        < 1e6 => (number / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " k",
        < 1e9 => (number / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " M",
        _ => (number / 1e9).ToString("0.#", CultureInfo.InvariantCulture) + " G",
    };
}
