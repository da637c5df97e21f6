using System.Text;
using OptGen.Compiler.Language;

namespace OptGen.Compiler.Binding;

/// <summary>The C# names that hyperparameters get.</summary>
internal static class PropertyNames
{
    /// <summary>
    /// The property of a hyperparameter: <c>lr</c> and <c>η</c> are LearningRate, <c>ε</c> and <c>eps</c> Epsilon, <c>wd</c> WeightDecay;
    /// otherwise Greek letters are spelled out and the words put together in PascalCase (<c>β1</c> is Beta1, <c>maxStep</c> is MaxStep).
    /// </summary>
    public static string Of(RuleName name) => name.Key switch
    {
        "lr" or "eta" => "LearningRate",
        "wd" => "WeightDecay",
        "epsilon" => "Epsilon",
        _ => Pascal(name.Text),
    };

    /// <summary>The member of a state, or of a called rule that has some: what <c>prev</c> remembers is called by what it is of.</summary>
    public static string OfState(string name)
    {
        int bracket = name.IndexOf('(');
        if (bracket < 0)
        {
            return Pascal(name);
        }

        // What follows a comma is only the first value.
        string[] operands = name.Substring(bracket + 1).Split(',');
        string words = new([.. operands[0].Select(character => char.IsLetterOrDigit(character) ? character : '_')]);
        return (name.StartsWith("prev", StringComparison.Ordinal) ? "Previous" : Pascal(name.Substring(0, bracket))) + Pascal(words).TrimStart('_');
    }

    /// <summary>The name as a C# identifier: what C# does not allow in one is spelled out.</summary>
    public static string Identifier(RuleName name) => Identifier(name.Text);

    public static string Identifier(string text)
    {
        StringBuilder identifier = new();
        for (int i = 0; i < text.Length; i++)
        {
            identifier.Append(text[i] switch
            {
                >= '₀' and <= '₉' => (char)(text[i] - '₀' + '0'),
                '\'' or '′' => "Prime",
                '″' => "DoublePrime",
                '∇' or '∂' => GreekLetters.Spell(text[i].ToString()),
                '\u2206' => 'Δ',
                '[' or '.' => "_",
                '-' => "Minus",
                ']' => "",
                _ when i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) => BasicLetter(text.Substring(i++, 2)),
                _ => (object)text[i],
            });
        }

        return identifier.ToString();
    }

    /// <summary>What stands for a letter that C# does not read: the one that it is a style of, or its number.</summary>
    private static string BasicLetter(string pair)
    {
        string folded = GreekLetters.FoldLookAlikes(pair);
        return char.IsSurrogate(folded[0]) ? $"U{char.ConvertToUtf32(pair, 0):X}" : folded;
    }

    private static string Pascal(string text)
    {
        StringBuilder pascal = new();
        bool startsWord = true;
        foreach (char character in Identifier(text))
        {
            if (character == '_')
            {
                startsWord = true;
                continue;
            }

            string spelled = GreekLetters.Spell(character.ToString());
            bool isGreek = spelled.Length > 1;
            pascal.Append(startsWord || isGreek ? char.ToUpperInvariant(spelled[0]) + spelled.Substring(1) : spelled);

            // A letter after a Greek one begins a word of its own: ηm is EtaM.
            startsWord = isGreek;
        }

        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "_" + pascal : pascal.ToString();
    }
}
