using Microsoft.CodeAnalysis.CSharp;
using OptGen.Compiler;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Published rules as they are while somebody types them, or after a slip.</summary>
internal static class DamagedRules
{
    private const string Alphabet = "wgmvtβε01 ²⁻^*/+-=<>!?:;,.()[]{}|√‖\n'₀x∇ᵀ@%";

    /// <summary>The rule up to each of its tokens, by itself and with an update of the weights behind it.</summary>
    public static IEnumerable<string> Prefixes(string rule) =>
        Lexer.Tokenize(rule).Tokens.Select(token => rule[..token.Start]).SelectMany(prefix => new[] { prefix, prefix + "; w -= 0.1*g" });

    /// <summary>The rule with one character too many, too few, exchanged or in the wrong place.</summary>
    public static IEnumerable<string> Slips(string rule, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            int place = random.Next(rule.Length - 1);
            string other = Alphabet[random.Next(Alphabet.Length)].ToString();
            yield return random.Next(4) switch
            {
                0 => rule.Remove(place, 1),
                1 => rule.Insert(place, other),
                2 => rule.Remove(place, 1).Insert(place, other),
                _ => rule.Remove(place, 2).Insert(place, $"{rule[place + 1]}{rule[place]}"),
            };
        }
    }

    /// <summary>The rule with a declaration of each name behind it, for a class without a primary constructor.</summary>
    public static string Declaring(string rule, IEnumerable<string> hyperparameters) =>
        rule + string.Concat(hyperparameters.Select(name => $"; {name} := 0.1"));

    /// <summary>The names that a rule reads and nothing declares: its hyperparameters.</summary>
    public static IReadOnlyList<string> Hyperparameters(string rule)
    {
        List<string> names = [];
        while (true)
        {
            string[] unknown =
            [
                .. RuleCompiler.Compile(RuleDeclarations.Of(rule, names), new ParsedRules()).Diagnostics
                    .Where(diagnostic => diagnostic.Id == BindingDiagnostics.UnknownName.Id)
                    .Select(diagnostic => diagnostic.Arguments[0])
                    .Where(SyntaxFacts.IsValidIdentifier)
                    .DistinctBy(Property)
                    .ExceptBy(names.Select(Property), Property),
            ];
            if (unknown.Length == 0)
            {
                return names;
            }

            names.AddRange(unknown);
        }
    }

    public static IEnumerable<string> Of(string rule, int slips, Random random) => Prefixes(rule).Append(rule).Concat(Slips(rule, slips, random));

    private static string Property(string name) => PropertyNames.Of(RuleNames.Create(name));
}
