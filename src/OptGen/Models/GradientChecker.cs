using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>
/// Compares gradients with central differences of the loss of calls that take gradients, all with the same noise. All of it is computed in <see cref="double"/>, whatever elements the model
/// has, and over copies, so that nothing of the model changes.
/// </summary>
/// <param name="check">What the model computes, in <see cref="double"/>.</param>
/// <param name="layout">What the model is made of.</param>
/// <param name="call">What the call is given.</param>
/// <param name="variables">Parameters and states.</param>
/// <param name="noise">What the noise is drawn by.</param>
/// <param name="greatest">How many elements of each parameter are tried at most, evenly spread.</param>
internal sealed unsafe class GradientChecker<T>(
    ModelProgram<double> check, ModelLayout layout, CallMemory<T> call, ModelVariables<T> variables, NoiseKey noise, int greatest) : IModelAction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// The third root of the precision: the error of a central difference is about h² by what is left out, and ε/h by rounding.
    /// </summary>
    private const double Step = 6e-6;

    /// <summary>Roundings of a loss, of 2⁻⁵³ of it each, that a difference may be made of alone, as where the loss does not depend on a weight but through rounding.</summary>
    private const double Roundings = 16;

    private readonly double[][] _weights = [.. variables.Parameters.Select(parameter => Widened(parameter.Weights))];
    private readonly double[][] _gradients = [.. variables.Parameters.Select(parameter => Pinned(parameter.Count))];
    private readonly double[][] _states = [.. variables.States.Select(state => Widened(state.Values))];
    private readonly double[][] _startOfStates = [.. variables.States.Select(state => Widened(state.Values))];

    /// <summary>What was found, once it has run.</summary>
    public GradientCheck? Result { get; private set; }

    /// <inheritdoc/>
    public void Run(ModelProgram<T> program, ModelMemory<T> memory)
    {
        double[]?[] data = new double[]?[layout.Data.Count];
        ModelMemory<double> copy = CopyOf(memory, data);
        Loss(copy);
        double[][] gradients = [.. _gradients.Select(gradient => (double[])gradient.Clone())];
        GradientCheck[] checks = [.. Enumerable.Range(0, gradients.Length).Where(check.HasGradient).Select(i => Check(variables.Parameters[i], i, gradients[i], copy))];
        GC.KeepAlive(data);
        GradientCheck? worst = checks.MaxBy(found => double.IsNaN(found.RelativeError) ? double.PositiveInfinity : found.RelativeError);
        Result = worst is null ? null : new GradientCheck(worst.Parameter, worst.Place, worst.Gradient, worst.DifferenceQuotient, worst.RelativeError) { Parameters = checks };

        // What the model keeps of its last call is that of this one.
        program.Evaluate(memory);
    }

    /// <summary>The memory of the call, with copies of its numbers; whole numbers stay where they are.</summary>
    private ModelMemory<double> CopyOf(ModelMemory<T> memory, double[]?[] data)
    {
        ModelMemory<double> copy = new(check, layout.Data.Count, layout.Parameters.Count, layout.States.Count, layout.Lengths.Count) { Threads = memory.Threads, NoiseKey = noise };
        for (int k = 0; k < data.Length; k++)
        {
            if (layout.Data[k].Axes.Length == 0)
            {
                copy.SetNumber(k, memory.Number(k));
            }
            else if (layout.Data[k].IsInteger)
            {
                copy.SetData(k, Unsafe.AsPointer(ref memory.Integers(k)));
            }
            else
            {
                data[k] = Widened(MemoryMarshal.CreateReadOnlySpan(ref memory.Data(k), call.CountOf(k)));
                copy.SetData(k, Address(data[k]!));
            }
        }

        for (int i = 0; i < _weights.Length; i++)
        {
            copy.SetParameter(i, Address(_weights[i]), Address(_gradients[i]));
        }

        for (int i = 0; i < _states.Length; i++)
        {
            copy.SetState(i, Address(_states[i]));
        }

        copy.Reserve(check, call.Lengths);
        return copy;
    }

    private GradientCheck Check(ModelParameter<T> parameter, int number, double[] gradient, ModelMemory<double> memory)
    {
        int count = Math.Min(parameter.Count, greatest);
        double[] differences = new double[count];
        double[] roundings = new double[count];
        int[] places = new int[count];
        double scale = 0;
        for (int i = 0; i < count; i++)
        {
            places[i] = (int)((long)i * parameter.Count / count);
            differences[i] = Difference(ref _weights[number][places[i]], memory, out roundings[i]);
            scale = Math.Max(scale, Math.Max(Math.Abs(differences[i]), Math.Abs(gradient[places[i]])));
        }

        int worst = 0;
        double error = -1;
        for (int i = 0; i < count; i++)
        {
            double off = Math.Abs(differences[i] - gradient[places[i]]);
            double own = off <= roundings[i] ? 0 : off / scale;
            if (!(own <= error))
            {
                (worst, error) = (i, own);
            }
        }

        return new GradientCheck(parameter.Name, PlaceOf(places[worst], parameter.Shape), gradient[places[worst]], differences[worst], error);
    }

    private double Difference(ref double weight, ModelMemory<double> memory, out double rounding)
    {
        double before = weight;
        double step = Step * Math.Max(1, Math.Abs(before));
        double above = before + step;
        double below = before - step;
        weight = above;
        double lossAbove = Loss(memory);
        weight = below;
        double lossBelow = Loss(memory);
        weight = before;
        rounding = Roundings * Math.ScaleB(Math.Abs(lossAbove) + Math.Abs(lossBelow), -53) / (above - below);
        return (lossAbove - lossBelow) / (above - below);
    }

    private double Loss(ModelMemory<double> memory)
    {
        check.Train(memory);
        for (int i = 0; i < _states.Length; i++)
        {
            _startOfStates[i].CopyTo(_states[i], 0);
        }

        return memory.Scalars[0];
    }

    /// <summary>A copy that does not move.</summary>
    private static double[] Widened(ReadOnlySpan<T> values)
    {
        double[] wide = Pinned(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            wide[i] = double.CreateTruncating(values[i]);
        }

        return wide;
    }

    private static double[] Pinned(int count) => GC.AllocateArray<double>(Math.Max(1, count), pinned: true);

    private static double* Address(double[] values) => (double*)Unsafe.AsPointer(ref values[0]);

    private static int[] PlaceOf(int element, ReadOnlySpan<int> shape)
    {
        int[] place = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (element, place[axis]) = Math.DivRem(element, shape[axis]);
        }

        return place;
    }
}
