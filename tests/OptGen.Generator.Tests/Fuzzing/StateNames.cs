extern alias Runtime;

using OptGen.Compiler.Language;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>The states of an optimizer by the keys that the rule's tree has for their names.</summary>
internal static class StateNames
{
    public static string Key(string name)
    {
        int index = name.IndexOf('[');
        return IsMemory(name) || index < 0 ? RuleNames.Create(name).Key : RuleNames.Create(name[..index]).Key + name[index..];
    }

    /// <summary>The states that the rule itself names, rather than that the compiler keeps for a memory, for <c>w₀</c> or for <c>eval</c>.</summary>
    public static IEnumerable<StateInfo> Named(Optimizer optimizer) => optimizer.Info.States.Where(state => !IsMemory(state.Name) && state.Name is not ("w0" or "w₀" or "eval"));

    public static StateInfo? Find(Optimizer optimizer, string key) => Named(optimizer).FirstOrDefault(state => Key(state.Name) == key);

    private static bool IsMemory(string name) => name.StartsWith("prev(", StringComparison.Ordinal) || name.StartsWith("delay(", StringComparison.Ordinal) || name.StartsWith("last(", StringComparison.Ordinal);
}
