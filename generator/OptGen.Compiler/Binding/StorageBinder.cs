using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>Finds the states that attributes name.</summary>
internal static class StorageBinder
{
    /// <param name="rule">The rule.</param>
    /// <param name="declared">What the attributes say.</param>
    /// <param name="problems">Takes what is wrong with them.</param>
    /// <returns>The states that are kept narrower than weights, by key.</returns>
    public static IReadOnlyDictionary<string, Storage> Bind(BoundRule rule, IReadOnlyList<StateStorage> declared, List<DeclarationProblem> problems)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        Dictionary<string, Storage> storages = new(StringComparer.Ordinal);
        for (int i = 0; i < declared.Count; i++)
        {
            string name = declared[i].Name;
            ProblemPlace place = new(ProblemPlaceKind.State, i);
            if (rule.States.FirstOrDefault(state => Spelling(state.Name) == Spelling(name)) is not { } found)
            {
                string? near = NearestName.Find(name, rule.States.Where(state => state.Shape == Shape.Element).Select(state => state.Name));
                string advice = near is not null ? $"; did you mean '{near}'?"
                    : rule.States.Count == 0 ? "; it has none"
                    : $"; it has {string.Join(", ", rule.States.Select(state => $"'{state.Name}'"))}";
                problems.Add(Problem(DeclarationDiagnostics.NoSuchState, place, name, advice, near ?? ""));
            }
            else if (found.Shape != Shape.Element)
            {
                problems.Add(Problem(DeclarationDiagnostics.StateOfOtherShape, place, found.Name));
            }
            else if (!named.Add(found.Key))
            {
                problems.Add(Problem(DeclarationDiagnostics.StateTwice, place, found.Name));
            }
            else if (declared[i].Storage != Storage.Full)
            {
                storages.Add(found.Key, declared[i].Storage);
            }
        }

        return storages;
    }

    /// <summary>What all spellings of a name have in common.</summary>
    private static string Spelling(string name) => RuleNames.Create(name).Key;

    private static DeclarationProblem Problem(DiagnosticMessage message, ProblemPlace place, params string[] arguments) => new(message.Id, place, new EquatableArray<string>(arguments));
}
