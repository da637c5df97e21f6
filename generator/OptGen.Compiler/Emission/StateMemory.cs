using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Tells how much memory the states of a parameter of <c>float</c> take.</summary>
internal static class StateMemory
{
    /// <summary>To follow the names of the states: <c>8 bytes for each weight and 8 for each row</c>.</summary>
    public static string Describe(StepPlan plan)
    {
        List<string> parts =
        [
            .. plan.States.GroupBy(state => Unit(plan, state))
                .OrderBy(alike => Order(alike.First().Shape.Kind))
                .Select((alike, i) => $"{alike.Count() * Bytes(alike.First().Shape.Kind)}{(i == 0 ? " bytes" : "")} {alike.Key}"),
        ];
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[parts.Count - 1]}";
    }

    /// <summary>What there is one number for.</summary>
    private static string Unit(StepPlan plan, StateSymbol state) => state.Shape.Kind switch
    {
        ShapeKind.Scalar => plan.IsShared(state.Key) ? "for all parameters" : "for each parameter",
        ShapeKind.Row when plan.IsShared(state.Key) => $"times {state.Shape.Height.Name} for all parameters",
        ShapeKind.Row when state.Shape.IsAxis => $"for each index of axis {state.Shape.Height.Axis}",
        ShapeKind.Row => state.Shape == Shape.Row ? "for each row" : $"times {state.Shape.Height.Name}",
        ShapeKind.Column => state.Shape == Shape.Column ? "for each column" : $"times {state.Shape.Width.Name}",
        ShapeKind.Block => "for each block",
        ShapeKind.Matrix => $"times {state.Shape.Describe()}",
        _ => "for each weight",
    };

    /// <summary>Numbers and vectors are kept in double, matrices in the type of the weights.</summary>
    private static int Bytes(ShapeKind kind) => kind is ShapeKind.Element or ShapeKind.Matrix ? sizeof(float) : sizeof(double);

    /// <summary>What takes most comes first.</summary>
    private static int Order(ShapeKind kind) => kind switch
    {
        ShapeKind.Element => 0,
        ShapeKind.Matrix => 1,
        ShapeKind.Scalar => 3,
        _ => 2,
    };
}
