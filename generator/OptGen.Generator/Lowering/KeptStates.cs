using OptGen.Generator.Binding;

namespace OptGen.Generator.Lowering;

/// <summary>The states that hold values while a step waits for a gradient.</summary>
internal static class KeptStates
{
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

    private static string NameOf(BoundRule rule, Node value) => value.Operation switch
    {
        Operation.Weight => "w",
        Operation.Gradient => "g",
        Operation.Hessian => "hess",
        _ => rule.Assignments.FirstOrDefault(assignment => assignment.Value == value)?.Name ?? "value",
    };
}
