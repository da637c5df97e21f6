using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>A hyperparameter of a random rule: a number, or a truth value.</summary>
internal sealed record FuzzParameter(string Name, object Value)
{
    public string Key => RuleNames.Create(Name).Key;

    public string Declaration => Value switch
    {
        bool holds => $"bool {Identifier} = {(holds ? "true" : "false")}",
        int number => $"int {Identifier} = {number.ToString(CultureInfo.InvariantCulture)}",
        float number => $"float {Identifier} = {number.ToString("R", CultureInfo.InvariantCulture)}f",
        double number => $"double {Identifier} = {number.ToString("R", CultureInfo.InvariantCulture)}",
        _ => throw new NotSupportedException(Value.GetType().Name),
    };

    private string Identifier => SyntaxFacts.GetKeywordKind(Name) == SyntaxKind.None ? Name : "@" + Name;
}

/// <summary>A rule to compile and to interpret.</summary>
internal sealed record RuleCase(string Text, IReadOnlyList<FuzzParameter> Parameters, bool FusedMultiplyAdd)
{
    public IReadOnlyDictionary<string, object> Values => Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);

    /// <summary>C# that declares it.</summary>
    public string Declare(string className) =>
        $"/// <summary>A rule.</summary>\n[OptGen.Optimizer({SymbolDisplay.FormatLiteral(Text, quote: true)}, FusedMultiplyAdd = {(FusedMultiplyAdd ? "true" : "false")})] " +
        $"public partial class {className}({string.Join(", ", Parameters.Select(parameter => parameter.Declaration))});";
}
