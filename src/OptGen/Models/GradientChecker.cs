using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>
/// Compares gradients with central differences of the loss of calls that take gradients, all with the same noise. Weights, gradients and states are as before when it is done.
/// </summary>
/// <param name="variables">Parameters and states.</param>
/// <param name="greatest">How many elements of each parameter are tried at most, evenly spread.</param>
internal sealed class GradientChecker<T>(ModelVariables<T> variables, int greatest) : IModelAction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// The third root of the precision: the error of a central difference is about h² by what is left out, and ε/h by rounding.
    /// </summary>
    private static readonly double s_step = typeof(T) == typeof(float) ? 5e-3 : 6e-6;

    private readonly T[][] _states = [.. variables.States.Select(state => state.Values.ToArray())];

    /// <summary>What was found, once it has run.</summary>
    public GradientCheck? Result { get; private set; }

    /// <inheritdoc/>
    public void Run(ModelProgram<T> program, ModelMemory<T> memory)
    {
        T[][] before = [.. variables.Parameters.Select(parameter => parameter.Gradients.ToArray())];
        List<GradientCheck> checks = [];
        try
        {
            Loss(program, memory);
            T[][] gradients = [.. variables.Parameters.Select(parameter => parameter.Gradients.ToArray())];
            for (int i = 0; i < variables.Parameters.Length; i++)
            {
                checks.Add(Check(variables.Parameters[i], gradients[i], program, memory));
            }
        }
        finally
        {
            for (int i = 0; i < before.Length; i++)
            {
                before[i].CopyTo(variables.Parameters[i].Gradients);
            }
        }

        GradientCheck? worst = checks.MaxBy(check => double.IsNaN(check.RelativeError) ? double.PositiveInfinity : check.RelativeError);
        Result = worst is null ? null : new GradientCheck(worst.Parameter, worst.Place, worst.Gradient, worst.DifferenceQuotient, worst.RelativeError) { Parameters = checks };
    }

    private GradientCheck Check(ModelParameter<T> parameter, T[] gradient, ModelProgram<T> program, ModelMemory<T> memory)
    {
        int count = Math.Min(parameter.Count, greatest);
        double[] differences = new double[count];
        int[] places = new int[count];
        double scale = 0;
        for (int i = 0; i < count; i++)
        {
            places[i] = (int)((long)i * parameter.Count / count);
            differences[i] = Difference(parameter, places[i], program, memory);
            scale = Math.Max(scale, Math.Max(Math.Abs(differences[i]), Math.Abs(double.CreateTruncating(gradient[places[i]]))));
        }

        int worst = 0;
        double error = -1;
        for (int i = 0; i < count; i++)
        {
            double own = scale == 0 ? 0 : Math.Abs(differences[i] - double.CreateTruncating(gradient[places[i]])) / scale;
            if (!(own <= error))
            {
                (worst, error) = (i, own);
            }
        }

        return new GradientCheck(parameter.Name, PlaceOf(places[worst], parameter.Shape), double.CreateTruncating(gradient[places[worst]]), differences[worst], error);
    }

    private double Difference(ModelParameter<T> parameter, int place, ModelProgram<T> program, ModelMemory<T> memory)
    {
        T weight = parameter.Weights[place];
        try
        {
            T step = T.CreateTruncating(s_step) * T.Max(T.One, T.Abs(weight));
            T above = weight + step;
            T below = weight - step;
            parameter.Weights[place] = above;
            double lossAbove = Loss(program, memory);
            parameter.Weights[place] = below;
            double lossBelow = Loss(program, memory);
            return (lossAbove - lossBelow) / (double.CreateTruncating(above) - double.CreateTruncating(below));
        }
        finally
        {
            parameter.Weights[place] = weight;
        }
    }

    private double Loss(ModelProgram<T> program, ModelMemory<T> memory)
    {
        program.Train(memory);
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i].CopyTo(variables.States[i].Values);
        }

        return memory.Scalars[0];
    }

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
