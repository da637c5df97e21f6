using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Declarations for the compiler, without a C# source that they are read from.</summary>
internal static class RuleDeclarations
{
    public static OptimizerDeclaration Of(string rule, IEnumerable<string> hyperparameters, bool fusedMultiplyAdd = true, string className = "Rule") => new()
    {
        Namespace = "",
        EnclosingTypes = new([]),
        Name = className,
        MetadataName = className,
        Rule = rule,
        Calls = default,
        IsStacked = false,
        FusedMultiplyAdd = fusedMultiplyAdd,
        HasPrimaryConstructor = true,
        HasOwnConstructor = false,
        HasParameterlessConstructor = false,
        Hyperparameters = new([.. hyperparameters.Select(Parameter)]),
        Problems = new([]),
    };

    /// <summary>A class whose rule declares the hyperparameters itself.</summary>
    public static OptimizerDeclaration WithoutConstructor(string rule, string className) =>
        Of(rule, [], className: className) with { HasPrimaryConstructor = false };

    public static OptimizerDeclaration Of(RuleCase rule) =>
        Of(rule.Text, rule.Parameters.Select(parameter => parameter.Name), rule.FusedMultiplyAdd) with
        {
            Hyperparameters = new([.. rule.Parameters.Select(parameter => Parameter(parameter.Name) with
            {
                Type = parameter.Value is bool ? HyperparameterType.Boolean : HyperparameterType.Double,
            })]),
        };

    private static Hyperparameter Parameter(string name)
    {
        RuleName ruleName = RuleNames.Create(name);
        return new Hyperparameter(name, ruleName.Key, HyperparameterType.Double, PropertyNames.Of(ruleName), "0.1", null);
    }
}
