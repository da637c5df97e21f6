using OptGen.Compiler.Binding;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>The states that hold values while a step waits for a gradient.</summary>
internal static class KeptStates
{
    private const string KeyPrefix = "kept #";

    /// <summary>The key of the state at a place, from 0 on.</summary>
    public static string Key(int place) => KeyPrefix + (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The states, named after the values that they hold first, behind a prefix.</summary>
    public static IReadOnlyList<StateSymbol> Of(BoundRule rule, IReadOnlyList<(string Key, Node Value)> kept)
    {
        List<StateSymbol> states = [];
        foreach ((string key, Node value) in kept)
        {
            string name = "kept." + NameOf(rule, value);
            string unique = name;
            for (int i = 2; states.Any(state => state.Name == unique); i++)
            {
                unique = name + i;
            }

            states.Add(new StateSymbol(key, unique, value, value));
        }

        return states;
    }

    /// <summary>Those of the plans for all ranks, the weights first.</summary>
    public static IReadOnlyList<StateSymbol> Union(IReadOnlyList<StepPlan> plans)
    {
        List<StateSymbol> union = [];
        foreach (StateSymbol state in plans.SelectMany(plan => plan.States).Where(state => state.Key.StartsWith(KeyPrefix, StringComparison.Ordinal)))
        {
            if (union.All(known => known.Key != state.Key))
            {
                union.Add(union.Any(known => known.Name == state.Name) ? state with { Name = state.Name + state.Key.Substring(KeyPrefix.Length) } : state);
            }
        }

        return union;
    }

    private static string NameOf(BoundRule rule, Node value) => value.Operation switch
    {
        Operation.Weight => "w",
        Operation.Gradient => "g",
        _ => rule.Assignments.FirstOrDefault(assignment => assignment.Value == value && assignment.Kind != AssignmentKind.Call)?.Name ?? "value",
    };
}
