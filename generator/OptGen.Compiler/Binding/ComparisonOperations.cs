using OptGen.Compiler.Language;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>What computes a comparison.</summary>
internal static class ComparisonOperations
{
    public static Operation Of(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => Operation.Less,
        ComparisonOperator.LessOrEqual => Operation.LessOrEqual,
        ComparisonOperator.Greater => Operation.Greater,
        ComparisonOperator.GreaterOrEqual => Operation.GreaterOrEqual,
        ComparisonOperator.Equal => Operation.Equal,
        _ => Operation.NotEqual,
    };
}
