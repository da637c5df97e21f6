using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>Loops with constant bounds, and the names that their variables index.</summary>
internal static class Loops
{
    /// <summary>The values of the loop's variable; null where the bounds are not whole constants or too many.</summary>
    public static IEnumerable<int>? Indices(ForSyntax loop, IReadOnlyDictionary<string, int> variables)
    {
        if (ConstantEvaluator.WholeNumber(loop.From, variables) is not { } from
            || ConstantEvaluator.WholeNumber(loop.To, variables) is not { } to
            || (long)to - from > RuleLimits.Turns)
        {
            return null;
        }

        return Enumerable.Range(from, Math.Max(0, to - from));
    }

    /// <summary>The key of what is assigned: <c>m</c> for <c>m</c> and <c>m₀</c>, <c>b[2]</c> for <c>b[i]</c>; null where the index is not constant.</summary>
    public static string? TargetKey(TargetSyntax target, IReadOnlyDictionary<string, int> variables)
    {
        string key = WellKnownNames.Fold(target.IsInitial ? target.Name.Name.BaseKey : target.Name.Name.Key);
        if (target.Index is null)
        {
            return key;
        }

        return ConstantEvaluator.WholeNumber(target.Index, variables) is { } index ? Indexed(key, index) : null;
    }

    /// <summary>The name of what is assigned, as the user knows it.</summary>
    public static string TargetName(TargetSyntax target, IReadOnlyDictionary<string, int> variables)
    {
        string text = target.Name.Name.Text;
        string name = target.IsInitial && target.Name.Name.IsInitial ? text.Substring(0, text.Length - 1) : text;
        return target.Index is not null && ConstantEvaluator.WholeNumber(target.Index, variables) is { } index ? Indexed(name, index) : name;
    }

    public static string? IndexedKey(IndexSyntax index, IReadOnlyDictionary<string, int> variables) =>
        ConstantEvaluator.WholeNumber(index.Index, variables) is { } value ? Indexed(WellKnownNames.Fold(index.Target.Name.Key), value) : null;

    private static string Indexed(string name, int index) => $"{name}[{index}]";
}
