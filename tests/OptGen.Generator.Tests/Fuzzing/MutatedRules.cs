using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Changes rules at random: characters, tokens and statements are exchanged, doubled, left out, or taken from another rule.</summary>
internal static class MutatedRules
{
    public static string Mutate(string rule, string other, Random random)
    {
        for (int changes = 1 + random.Next(3); changes > 0; changes--)
        {
            rule = random.Next(4) switch
            {
                0 => Characters(rule, random),
                1 => Statements(rule, other, random),
                _ => Tokens(rule, other, random),
            };
        }

        return rule;
    }

    private static string Characters(string rule, Random random)
    {
        if (rule.Length < 2)
        {
            return rule + "w";
        }

        int place = random.Next(rule.Length - 1);
        int length = 1 + random.Next(Math.Min(8, rule.Length - place));
        return random.Next(4) switch
        {
            0 => rule.Remove(place, length),
            1 => rule.Insert(place, rule.Substring(place, length)),
            2 => rule.Insert(random.Next(rule.Length), rule.Substring(place, length)),
            _ => $"{rule[..place]}{rule[place + 1]}{rule[place]}{rule[(place + 2)..]}",
        };
    }

    private static string Tokens(string rule, string other, Random random)
    {
        List<string> tokens = Split(rule);
        List<string> others = Split(other);
        if (tokens.Count < 2 || others.Count == 0)
        {
            return rule + other;
        }

        Change(tokens, others, random);
        return string.Concat(tokens);
    }

    private static string Statements(string rule, string other, Random random)
    {
        List<string> statements = [.. rule.Split(';', '\n')];
        Change(statements, [.. other.Split(';', '\n')], random);
        return string.Join(';', statements);
    }

    private static void Change(List<string> parts, List<string> others, Random random)
    {
        int place = random.Next(parts.Count);
        int second = random.Next(parts.Count);
        switch (random.Next(5))
        {
            case 0:
                parts.RemoveAt(place);
                break;
            case 1:
                parts.Insert(place, parts[place]);
                break;
            case 2:
                (parts[place], parts[second]) = (parts[second], parts[place]);
                break;
            case 3:
                parts[place] = others[random.Next(others.Count)];
                break;
            default:
                int cut = random.Next(others.Count);
                parts.RemoveRange(place, parts.Count - place);
                parts.AddRange(others.Skip(cut));
                break;
        }
    }

    private static List<string> Split(string rule) => [.. Lexer.Tokenize(rule).Tokens.Select(token => rule.Substring(token.Span.Start, token.Span.Length)).Where(text => text.Length > 0)];
}
