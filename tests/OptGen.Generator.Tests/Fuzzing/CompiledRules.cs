extern alias Runtime;

using System.Reflection;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Many rules, compiled together and loaded.</summary>
internal sealed class CompiledRules
{
    private readonly Type[] _types;

    private CompiledRules(Type[] types) => _types = types;

    /// <summary>Compiles the rules, which must all be right.</summary>
    public static CompiledRules Of(IReadOnlyList<RuleCase> rules)
    {
        Assembly assembly = RuleCompilation.Load(string.Join("\n", rules.Select((rule, i) => rule.Declare(ClassName(i)))));
        return new CompiledRules([.. rules.Select((_, i) => assembly.GetType(ClassName(i), throwOnError: true)!)]);
    }

    /// <summary>A new optimizer, with the hyperparameters' defaults.</summary>
    public Optimizer Create(int index) => (Optimizer)Activator.CreateInstance(_types[index])!;

    private static string ClassName(int index) => $"Rule{index}";
}
