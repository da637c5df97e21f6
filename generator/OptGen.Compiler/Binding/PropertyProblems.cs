using System.Globalization;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Binding;

/// <summary>Finds hyperparameters whose properties the class cannot have.</summary>
internal static class PropertyProblems
{
    /// <summary>What every optimizer has from its base class, besides what is generated to override it.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Add", "AddWithoutMemory", "Equals", "EvaluationWeights", "Finalize", "GetHashCode", "GetType", "IsEvaluating", "IsWaitingForGradient",
        "Load", "MeasuresParameters", "MemberwiseClone", "Options", "Parameters", "ReadState", "ReferenceEquals", "Reset", "Save", "Schedule", "Seed", "State", "Step", "StepCount", "StepRows", "ToString", "Unschedule",
        "UseEvaluationWeights", "UseTrainingWeights", "WriteState", "ZeroGradients",
    };

    /// <summary>What the names of the methods begin with that a property is made of.</summary>
    private static readonly string[] Accessors = ["get_", "set_"];

    /// <summary>The same for schedules.</summary>
    private static readonly HashSet<string> MembersOfSchedules = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "Scale", "Then", "ToString", "Value", "Warmup",
    };

    /// <summary>Why the class cannot have the property, to follow "but"; null where it can.</summary>
    /// <param name="hyperparameter">The hyperparameter.</param>
    /// <param name="kind">What the class is.</param>
    /// <param name="className">The class's name.</param>
    /// <param name="ownNames">What the user called members of the class.</param>
    public static string? Find(Hyperparameter hyperparameter, DeclarationKind kind, string className, IEnumerable<string> ownNames) => hyperparameter switch
    {
        { Property: "LearningRate", Type: HyperparameterType.Boolean or HyperparameterType.DoubleArray } when kind == DeclarationKind.Optimizer => "the learning rate is a number",
        _ when !IsIdentifier(hyperparameter.Property) => "that is no name in C#",
        _ when hyperparameter.Property == className => "the class is called so",
        _ when Accessors.Any(prefix => hyperparameter.Property.StartsWith(prefix, StringComparison.Ordinal)) => "names that begin so are those of accessors",
        _ when Accessors.Any(prefix => prefix + hyperparameter.Property == className) => "the class is called like its accessor",
        _ when Accessors.Any(prefix => ownNames.Contains(prefix + hyperparameter.Property)) => "the class has a member that is called like its accessor",
        _ when (kind == DeclarationKind.Schedule ? MembersOfSchedules : Members).Contains(hyperparameter.Property) || GeneratedNames.Contains(kind, hyperparameter.Property) =>
            $"every {(kind == DeclarationKind.Schedule ? "schedule" : "optimizer")} has a member of that name",
        _ when ownNames.Contains(hyperparameter.Property) => "the class has a member of that name",
        _ => null,
    };

    /// <summary>Reports the properties of what a rule declares; those that have a mistake get none.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    public static IReadOnlyList<Hyperparameter> Check(OptimizerDeclaration declaration, RuleToBind rule, List<RuleDiagnostic> diagnostics)
    {
        List<Hyperparameter> sound = [];
        foreach (Hyperparameter hyperparameter in rule.Hyperparameters)
        {
            string? problem = sound.FirstOrDefault(other => other.Property == hyperparameter.Property) is { } first
                ? $"'{first.Name}' is that already"
                : Find(hyperparameter, declaration.Kind, declaration.Name, declaration.OwnNames);
            if (problem is null)
            {
                sound.Add(hyperparameter);
            }
            else
            {
                diagnostics.Add(RuleDiagnostic.Create(
                    BindingDiagnostics.PropertyNotPossible.Id, DeclaredHyperparameters.Place(rule.Syntax, hyperparameter), hyperparameter.Name, hyperparameter.Property, problem));
            }
        }

        return sound;
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && (name[0] == '_' || char.IsLetter(name[0]) || char.GetUnicodeCategory(name[0]) == UnicodeCategory.LetterNumber)
        && name.All(ContinuesIdentifier)
        && Keywords.Escape(name) == name;

    private static bool ContinuesIdentifier(char character) => char.IsLetter(character) || char.GetUnicodeCategory(character) is
        UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
