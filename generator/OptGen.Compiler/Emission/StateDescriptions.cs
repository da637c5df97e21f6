using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Says in words what states are.</summary>
internal static class StateDescriptions
{
    /// <summary>What a state is: the statement that makes it, its shape, its bytes, and which parameters have it.</summary>
    public static string Summary(StepPlan plan, StateSymbol state, ValueNames names)
    {
        List<string> ranks = [.. plan.Executed.Where(executed => executed.Ranks is not null && executed.States.Any(known => known.Key == state.Key)).Select(executed => RankNames.Condition(executed.Ranks!))];
        string owners = ranks.Count == plan.Executed.Count || ranks.Count == 0 ? "" : " " + string.Join(" ", ranks);
        return $"<c>{Literals.Xml(names.Statement(state) ?? state.Name)}</c>: {Extent(plan, state)}, {Bytes(plan, state)}.{owners}";
    }

    private static string Bytes(StepPlan plan, StateSymbol state) => (state.Shape.Kind, plan.StorageOf(state.Key)) switch
    {
        (ShapeKind.Element, Storage.BFloat16) => "2 bytes each",
        (ShapeKind.Element, Storage.Block8) => "about 1 byte each",
        (ShapeKind.Element or ShapeKind.Matrix, _) => "4 bytes each in float",
        (ShapeKind.Scalar, _) => "8 bytes",
        _ => "8 bytes each",
    };

    /// <summary>How many numbers a state has, in words.</summary>
    public static string Extent(StepPlan plan, StateSymbol state) => state.Shape.Kind switch
    {
        ShapeKind.Scalar when plan.IsShared(state.Key) => "one number for all parameters",
        ShapeKind.Row when plan.IsShared(state.Key) => $"{Extent(state.Shape)} for all parameters",
        ShapeKind.Element when plan.StorageOf(state.Key) == Storage.Block8 => $"{Extent(state.Shape)}, kept as {Storage.Block8}, encoded in {(plan.Executed.All(executed => executed.Blocks.IsMadeInOnePass(state.Key)) ? "one pass" : "two phases")}",
        ShapeKind.Element when plan.StorageOf(state.Key) is not Storage.Full and Storage storage => $"{Extent(state.Shape)}, kept as {storage}",
        _ => Extent(state.Shape),
    };

    /// <summary>How many numbers there are of a shape, in words.</summary>
    public static string Extent(Shape shape) => shape.Kind switch
    {
        ShapeKind.Scalar => "one number",
        ShapeKind.Row when shape != Shape.Row => $"a vector of {shape.Height.Name}",
        ShapeKind.Column when shape != Shape.Column => $"a vector of {shape.Width.Name}",
        ShapeKind.Row => "one number for each row",
        ShapeKind.Column => "one number for each column",
        ShapeKind.Block => "one number for each block",
        ShapeKind.Matrix => $"a matrix of {shape.Describe()}",
        _ => "one number for each weight",
    };
}
