using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Where parameters or states are among all of a model: those of a loop's rounds follow each other, round by round.</summary>
internal static class VariablePlaces
{
    /// <summary>The memory of each variable; that of all rounds has the axes of the rounds first.</summary>
    public static IReadOnlyList<(string Name, TensorView View)> Of(IReadOnlyList<ModelVariable> variables, MemoryKind kind)
    {
        List<(Length First, IReadOnlyList<Length> Steps)> places = [];
        Add(variables, 0, places);
        return [.. variables.Select((variable, i) =>
        {
            MemoryBlock first = new(kind, 0, false, variable.Axes.Aggregate(Length.One, (product, axis) => product * axis.Length));
            Length[] strides = [.. places[i].Steps.Select(step => step * TensorView.Blocks), .. TensorView.StridesOf(variable.Axes)];
            return (variable.Name, new TensorView(first.Behind(places[i].First), variable.AllAxes, strides, Length.Of(0)));
        })];
    }

    /// <summary>Adds the places of variables of the same rounds, from 0 on.</summary>
    /// <returns>How many places they take.</returns>
    private static Length Add(IReadOnlyList<ModelVariable> variables, int depth, List<(Length First, IReadOnlyList<Length> Steps)> places)
    {
        Length next = Length.Of(0);
        for (int i = 0; i < variables.Count; i++)
        {
            if (variables[i].Rounds.Count == depth)
            {
                places.Add((next, []));
                next += Length.One;
                continue;
            }

            LoopRounds rounds = variables[i].Rounds[depth];
            ModelVariable[] within = [.. variables.Skip(i).TakeWhile(variable => variable.Rounds.Count > depth && variable.Rounds[depth] == rounds)];
            int first = places.Count;
            Length step = Add(within, depth + 1, places);
            for (int k = first; k < places.Count; k++)
            {
                places[k] = (next + places[k].First, [step, .. places[k].Steps]);
            }

            next += step * rounds.Axis.Length;
            i += within.Length - 1;
        }

        return next;
    }
}
