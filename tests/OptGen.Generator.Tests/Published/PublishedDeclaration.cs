using System.Text.RegularExpressions;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Language;

namespace OptGen.Generator.Tests.Published;

/// <summary>A published rule as a user would declare it: the same formula, its hyperparameters as those of the class.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ClassName">The class that stands for it.</param>
internal sealed partial record PublishedDeclaration(PublishedRule Rule, string ClassName)
{
    /// <summary>What rules over <c>base(x)</c>, and over <c>base2(x)</c>, are stacked upon.</summary>
    public const string Inner = """
        [OptGen.Optimizer("w -= lr*g")] public partial class Inner(double lr = 1e-3);
        [OptGen.Optimizer("w -= lr*sign(g)")] public partial class Second(double lr = 1e-3);
        """;

    /// <summary>One line of C# for the rule and, where it wraps another, one that stacks it.</summary>
    public string Source => $"[OptGen.Optimizer(\"{Text}{Declarations}\")] public partial class {ClassName}{Constructor}; {Stack}";

    private bool IsWrapper => Rule.Text.Contains("base(", StringComparison.Ordinal);

    private string Stack => IsWrapper ? $"[OptGen.Optimizer<{ClassName}, Inner{(Rule.Text.Contains("base2(", StringComparison.Ordinal) ? ", Second" : "")}>{StackDeclarations}] public partial class {ClassName}Stacked;" : "";

    /// <summary>Where both rules have a learning rate, that of the published one counts.</summary>
    private string StackDeclarations => string.Concat(Hyperparameters.Where(hyperparameter => hyperparameter.Name == "lr").Select(rate => $"(\"lr := {rate.Value}\")"));

    /// <summary>θ is the weights here, so that what is called θ besides needs another name; and how a state is stored is said by an attribute.</summary>
    private string Text => Storage().Replace(Rule.Text, "").Replace("θ", "θ1", StringComparison.Ordinal);

    private (string Name, string Value)[] Hyperparameters =>
    [
        .. Rule.Hyperparameters.Replace("θ", "θ1", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split('=')).Select(pair => (pair[0], pair[1])),
    ];

    /// <summary>Arrays have defaults only where the rule declares them, and then it declares all.</summary>
    private bool DeclaresInRule => Hyperparameters.Any(hyperparameter => hyperparameter.Value.StartsWith('['));

    private string Declarations =>
        DeclaresInRule ? string.Concat(Hyperparameters.Select(hyperparameter => $"; {hyperparameter.Name} := {hyperparameter.Value}")) : "";

    private string Constructor => Hyperparameters.Length == 0 || DeclaresInRule
        ? ""
        : $"({string.Join(", ", Hyperparameters.Select((hyperparameter, index) => $"{Property(index)}double {hyperparameter.Name} = {hyperparameter.Value}"))})";

    /// <summary>Names that would be one property, as lr and η would, also that of the rule within, get a property each.</summary>
    private string Property(int index)
    {
        string[] properties = [.. Hyperparameters.Select(hyperparameter => PropertyNames.Of(RuleNames.Create(hyperparameter.Name)))];
        bool isTaken = properties.Take(index).Contains(properties[index]) || (IsWrapper && Hyperparameters[index].Name != "lr" && properties[index] == "LearningRate");
        return isTaken ? $"[OptGen.Property(\"{properties[index]}{index}\")] " : "";
    }

    [GeneratedRegex(@"^(\w+ : \w+(\[\d+\])?; )+")]
    private static partial Regex Storage();
}
