using System.ComponentModel;
using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Models;
using OptGen.Randomness;
using OptGen.Threads;

namespace OptGen;

/// <summary>A model whose elements are of one type: what all models have beside what is generated of their text.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <inheritdoc cref="Model" path="/remarks"/>
public abstract partial class Model<T> : Model
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ModelVariables<T>? _variables;
    private CallMemory<T>? _memory;
    private ModelProgram<T>? _program;

    /// <summary>How many calls have taken gradients, those of one step's closure counted once.</summary>
    private long _calls;

    /// <summary>The step within which the last of them was made; 0 where within none.</summary>
    private long _step;

    /// <summary>The parameters, own ones and those of models that are called, in the order of the text.</summary>
    public IReadOnlyList<ModelParameter<T>> Parameters => Variables.Parameters;

    /// <summary>The states, likewise.</summary>
    public IReadOnlyList<ModelState<T>> States => Variables.States;

    /// <inheritdoc/>
    public override ModelInfo Info => ModelInfo.Of(this, Layout, Program, _memory is { HasLengths: true } memory ? memory.Lengths : default, CostOf);

    /// <summary>A parameter: <c>net["W1"]</c>, or <c>net["h.weight"]</c> of a model that is called.</summary>
    /// <param name="name">Its full name.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public ModelParameter<T> this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Variables.Find(name)
                ?? throw new ArgumentException($"{GetType().Name} has no parameter '{name}'; it has {string.Join(", ", Layout.Parameters.Select(parameter => $"'{parameter.Name}'"))}.", nameof(name));
        }
    }

    private ModelVariables<T> Variables => _variables ??= new ModelVariables<T>(Layout, Seed, Program, HasHessianProducts);

    private ModelProgram<T> Program => _program ??= CreateProgram<T>();

    private CallMemory<T> Memory
    {
        get
        {
            if (_memory is null)
            {
                CallMemory<T> memory = new(this, Layout, Program);
                Variables.GiveTo(memory.Working);
                _memory = memory;
            }

            return _memory;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Variables.Begin(Seed);
        (_calls, _step) = (0, 0);
    }

    /// <summary>A value that the text names, as the last call left it. Single numbers have properties instead.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its elements, the last axis the fastest; valid until the next call.</returns>
    /// <exception cref="ArgumentException">There is no such value, or its elements are whole numbers: use <see cref="IntegerValue"/>.</exception>
    /// <exception cref="InvalidOperationException">There has been no call, or the value is not kept.</exception>
    public ReadOnlySpan<T> Value(string name)
    {
        int place = PlaceOf(name, isInteger: false, out int count);
        return Memory.Working.Elements(place, count);
    }

    /// <summary>A value of whole numbers that the text names, such as an <c>argmax</c>, as the last call left it.</summary>
    /// <inheritdoc cref="Value"/>
    /// <exception cref="ArgumentException">There is no such value, or its elements are numbers: use <see cref="Value"/>.</exception>
    public ReadOnlySpan<int> IntegerValue(string name)
    {
        int place = PlaceOf(name, isInteger: true, out int count);
        return Memory.Working.WholeNumbers(place, count);
    }

    /// <summary>Makes what the model computes; generated.</summary>
    /// <typeparam name="TElement">The element: that of the model, or <see cref="double"/> where gradients are checked.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract ModelProgram<TElement> CreateProgram<TElement>()
        where TElement : unmanaged, IFloatingPointIeee754<TElement>;

    /// <summary>Begins a call.</summary>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ModelArguments<T> Arguments() => new(Memory, default);

    /// <summary>Begins a call of some examples.</summary>
    /// <param name="rows">The numbers of their rows.</param>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ModelArguments<T> Arguments(Batch rows) => new(Memory, new Batch(rows.Rows));

    /// <summary>Takes the gradients.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <param name="adds">Whether they are added to those that there are.</param>
    /// <returns>The loss.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double RunTraining(scoped ref ModelArguments<T> arguments, bool adds)
    {
        long step = ClosureScope.Current;
        long call = step != 0 && step == _step ? _calls : _calls + 1;
        Prepare(Memory, call, adds);
        Memory.Run(ref arguments, ModelActions<T>.Train);
        (_calls, _step) = (call, step);
        return Memory.Working.Scalars[0];
    }

    /// <summary>Computes the loss.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <returns>The loss.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double RunEvaluation(scoped ref ModelArguments<T> arguments)
    {
        Prepare(Memory, number: 0, adds: false);
        Memory.Run(ref arguments, ModelActions<T>.Evaluate);
        return Memory.Working.Scalars[0];
    }

    /// <summary>Computes the result.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <returns>Its elements; valid until the next call.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<T> RunPrediction(scoped ref ModelArguments<T> arguments)
    {
        Predict(ref arguments);
        return Memory.Working.Elements(Program.ResultBuffer, checked((int)CountOf(-1, Memory.Lengths)));
    }

    /// <summary>Computes a result of whole numbers.</summary>
    /// <inheritdoc cref="RunPrediction"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<int> RunIntegerPrediction(scoped ref ModelArguments<T> arguments)
    {
        Predict(ref arguments);
        return Memory.Working.WholeNumbers(Program.ResultBuffer, checked((int)CountOf(-1, Memory.Lengths)));
    }

    /// <summary>A single number that the last call left.</summary>
    /// <param name="number">Its place among those that the text names, behind the loss if there is one.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double NumberOf(int number) => _memory is null ? double.NaN : _memory.Working.Scalars[number];

    private void Predict(scoped ref ModelArguments<T> arguments)
    {
        Prepare(Memory, number: 0, adds: false);
        Memory.Run(ref arguments, ModelActions<T>.Predict);
    }

    private void Prepare(CallMemory<T> call, long number, bool adds)
    {
        ModelMemory<T> memory = call.Working;
        memory.Adds = adds;
        memory.Threads = Crew.ThreadsOf(Threads);
        memory.NoiseKey = new NoiseKey(Seed, 0, number);
    }

    private double CostOf(ReadOnlySpan<long> lengths, out double backward) => OperationsOf(lengths, out backward);

    private int PlaceOf(string name, bool isInteger, out int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int i = 0; i < Layout.Values.Count; i++)
        {
            if (Layout.Values[i].Name != name)
            {
                continue;
            }

            if (Layout.Values[i].IsInteger != isInteger)
            {
                throw new ArgumentException($"'{name}' has {(isInteger ? "numbers that are not whole: use Value" : "whole numbers: use IntegerValue")}.", nameof(name));
            }

            int buffer = Program.ValueBuffer(i);
            if (buffer < 0 || _memory is not { HasLengths: true } memory)
            {
                throw new InvalidOperationException(buffer < 0 ? $"'{name}' is not kept: it is computed within another value." : $"There has been no call that could have left '{name}'.");
            }

            count = checked((int)CountOf(i, memory.Lengths));
            return buffer;
        }

        throw new ArgumentException(
            Layout.Numbers.Contains(name) ? $"'{name}' is a single number: {GetType().Name} has a property for it." : $"{GetType().Name} has no value '{name}'; it has {string.Join(", ", Layout.Values.Select(value => $"'{value.Name}'"))}.",
            nameof(name));
    }
}
