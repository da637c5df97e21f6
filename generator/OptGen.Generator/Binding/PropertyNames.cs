using System.Text;
using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

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

    /// <summary>The name as a C# identifier: what C# does not allow in one is spelled out.</summary>
    public static string Identifier(RuleName name) => Identifier(name.Text);

    public static string Identifier(string text)
    {
        StringBuilder identifier = new();
        string folded = GreekLetters.FoldLookAlikes(text);
        for (int i = 0; i < folded.Length; i++)
        {
            identifier.Append(folded[i] switch
            {
                >= '₀' and <= '₉' => (char)(folded[i] - '₀' + '0'),
                '\'' or '′' => "Prime",
                '″' => "DoublePrime",
                '∇' or '∂' => GreekLetters.Spell(folded[i].ToString()),
                '[' or '.' => "_",
                ']' => "",
                _ when i + 1 < folded.Length && char.IsSurrogatePair(folded[i], folded[i + 1]) => $"U{char.ConvertToUtf32(folded[i], folded[++i]):X}",
                _ => (object)folded[i],
            });
        }

        return identifier.ToString();
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
