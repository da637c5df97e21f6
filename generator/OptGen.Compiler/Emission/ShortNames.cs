using OptGen.Compiler.Binding;

namespace OptGen.Compiler.Emission;

/// <summary>Names of values of called rules as code has them: <c>AdamW.m</c> is <c>m</c>, or <c>mOfAdamW</c> where there is another m.</summary>
internal sealed class ShortNames
{
    private readonly ILookup<string, string> _names;
    private readonly HashSet<string> _taken;

    public ShortNames(BoundRule rule)
    {
        _names = rule.States.Select(state => state.Name).Concat(rule.Assignments.Select(assignment => assignment.Name)).Distinct(StringComparer.Ordinal).ToLookup(Last, StringComparer.Ordinal);
        _taken = new(rule.Hyperparameters.Select(hyperparameter => hyperparameter.Name).Concat(rule.Givens.Select(given => given.Name)).Concat(WellKnownNames.All), StringComparer.Ordinal);
    }

    /// <summary>What a value is called; names of the rule itself stay as they are.</summary>
    public string Of(string name)
    {
        string last = Last(name);
        return last.Length == name.Length || (!_taken.Contains(last) && !_names[last].Skip(1).Any()) ? last : $"{last}Of{Last(name.Substring(0, name.Length - last.Length - 1))}";
    }

    /// <summary>What follows the last dot; one within brackets belongs to what is remembered.</summary>
    private static string Last(string name)
    {
        int bracket = name.IndexOf('(');
        int dot = bracket < 0 ? name.LastIndexOf('.') : name.LastIndexOf('.', bracket);
        return name.Substring(dot + 1);
    }
}
