using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen;

/// <summary>A parameter of a model: its weights and their gradient, for reading and writing. The memory stays where it is as long as the model lives.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ModelParameter<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly VariableLayout _layout;
    private readonly bool _hasCurvature;
    private ParameterCurvature<T>? _curvature;
    private T[] _rowGradients = [];

    internal ModelParameter(VariableLayout layout, Memory<T> weights, Memory<T> gradients, bool isByRows, bool hasCurvature)
    {
        (_layout, _hasCurvature, HasGradientByRows) = (layout, hasCurvature, isByRows);
        WeightMemory = weights;
        HeldGradients = gradients;
    }

    /// <summary>Its full name: <c>W1</c>, or <c>h.weight</c> of a model that is called.</summary>
    public string Name => _layout.Name;

    /// <summary>The lengths of its axes, outermost first; none for one number.</summary>
    public ReadOnlySpan<int> Shape => _layout.Shape;

    /// <summary>The names of its axes, in the same order.</summary>
    public IReadOnlyList<string> Axes => _layout.Axes;

    /// <summary>How many elements it has.</summary>
    public int Count => _layout.Count;

    /// <summary>The weights, the last axis the fastest. What is written is what the next call computes with.</summary>
    public Span<T> Weights => WeightMemory.Span;

    /// <summary>The gradient of the loss by the weights, in the same order, as the last call of <c>Gradients</c> left it; zeros before the first.</summary>
    /// <remarks>Of a table with <see cref="HasGradientByRows"/>, calls clear all rows once this was asked for, because others may have been written. Read <see cref="RowGradients"/> instead.</remarks>
    public Span<T> Gradients => GradientMemory.Span;

    /// <summary>The weights as memory, such as <see cref="Optimizer.Add(string, Memory{float}, Memory{float}, int[])"/> takes.</summary>
    public Memory<T> WeightMemory { get; }

    /// <summary>The gradient as memory.</summary>
    /// <inheritdoc cref="Gradients" path="/remarks"/>
    public Memory<T> GradientMemory
    {
        get
        {
            Touched.IsShared = true;
            return HeldGradients;
        }
    }

    /// <summary>
    /// Whether the loss reaches the parameter only by an index along its first axis, as <c>E[tokens]</c>: a call then writes those rows of the gradient that data index, and clears those of the call
    /// before, so that its cost does not depend on the length of the table.
    /// </summary>
    public bool HasGradientByRows { get; }

    /// <summary>The rows that the last call of <c>Gradients</c> indexed, in ascending order, each once; with <c>add: true</c>, those of the calls before, too. Valid until the next call.</summary>
    /// <exception cref="InvalidOperationException">The gradient is not by rows: see <see cref="HasGradientByRows"/>.</exception>
    public ReadOnlySpan<int> GradientRows => HasGradientByRows ? Touched.Rows : throw NotByRows();

    /// <summary>The gradients of <see cref="GradientRows"/>, one row after the other; for <see cref="Optimizer.StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>. Valid until the next call.</summary>
    /// <exception cref="InvalidOperationException">The gradient is not by rows: see <see cref="HasGradientByRows"/>.</exception>
    public ReadOnlySpan<T> RowGradients
    {
        get
        {
            ReadOnlySpan<int> rows = GradientRows;
            ReadOnlySpan<T> gradients = HeldGradients.Span;
            int length = Count / _layout.Shape[0];
            if (_rowGradients.Length < rows.Length * length)
            {
                _rowGradients = new T[Math.Max(rows.Length * length, Math.Min(2 * _rowGradients.Length, Count))];
            }

            for (int i = 0; i < rows.Length; i++)
            {
                gradients.Slice(rows[i] * length, length).CopyTo(_rowGradients.AsSpan(i * length));
            }

            return _rowGradients.AsSpan(0, rows.Length * length);
        }
    }

    /// <summary>The gradient, for those who write none but rows that calls have written.</summary>
    internal Memory<T> HeldGradients { get; }

    internal TouchedRows Touched { get; } = new();

    /// <summary>The parameter's part of the direction that <c>HessianProduct</c> multiplies the Hessian by, in the order of the weights; zeros at first.</summary>
    /// <exception cref="InvalidOperationException">The model is declared without <see cref="ModelAttribute.HessianProducts"/>.</exception>
    public Span<T> Direction => Curvature.Direction.Span;

    /// <summary>The parameter's part of the product of the Hessian and the direction, as the last call of <c>HessianProduct</c> left it; zeros before the first.</summary>
    /// <inheritdoc cref="Direction" path="/exception"/>
    public ReadOnlySpan<T> HessianProduct => Curvature.Product.Span;

    /// <summary>The parameter's part of the Hessian's diagonal, as the last call of <see cref="Model{T}.EstimateHessian"/> estimated it; zeros before the first.</summary>
    /// <inheritdoc cref="Direction" path="/exception"/>
    public ReadOnlySpan<T> HessianDiagonal => Curvature.Diagonal.Span;

    /// <summary>What the second derivatives need; made when it is first asked for.</summary>
    internal ParameterCurvature<T> Curvature => _curvature ??= _hasCurvature
        ? new ParameterCurvature<T>(Count)
        : throw new InvalidOperationException($"'{Name}' has no second derivatives: declare the model with [Model(…, HessianProducts = true)].");

    internal VariableLayout Layout => _layout;

    private InvalidOperationException NotByRows() => new($"The gradient of '{Name}' is not by rows: the loss reaches it otherwise than by an index along its first axis. See HasGradientByRows.");

    /// <summary>Name and axes, such as <c>W1[inputs: 784, hidden: 50]</c>.</summary>
    public override string ToString() => $"{Name}[{string.Join(", ", Axes.Select((axis, i) => axis.Length == 0 ? $"{_layout.Shape[i]}" : $"{axis}: {_layout.Shape[i]}"))}]";
}
