using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>What is computed again rather than kept, in one call and from the rounds of a loop to the way back.</summary>
internal static class Recomputation
{
    /// <summary>How many operations on elements are computed again at most.</summary>
    public const int FewOperations = 6;

    /// <summary>Whether an operation on elements takes longer than reading its result: a division, a root, a function that no instruction computes.</summary>
    public static bool TakesLong(Tensor tensor) => tensor.Content.Operation is Operation.Divide or Operation.Remainder
        || (tensor.Content is { Operation: Operation.Call, Function: { } function } && (function == Intrinsics.Sqrt || (!function.IsExact && !function.IsCondition)));
}
