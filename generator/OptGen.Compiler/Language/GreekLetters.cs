using System.Text;

namespace OptGen.Compiler.Language;

/// <summary>Greek letters and the symbols that stand for names, as they are spelled in Latin letters.</summary>
internal static class GreekLetters
{
    private static readonly Dictionary<char, string> LatinNames = new()
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "epsilon", ['ζ'] = "zeta",
        ['η'] = "eta", ['θ'] = "theta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu",
        ['ν'] = "nu", ['ξ'] = "xi", ['ο'] = "omicron", ['π'] = "pi", ['ρ'] = "rho", ['σ'] = "sigma",
        ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "phi", ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega",
        ['Α'] = "Alpha", ['Β'] = "Beta", ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Ε'] = "Epsilon", ['Ζ'] = "Zeta",
        ['Η'] = "Eta", ['Θ'] = "Theta", ['Ι'] = "Iota", ['Κ'] = "Kappa", ['Λ'] = "Lambda", ['Μ'] = "Mu",
        ['Ν'] = "Nu", ['Ξ'] = "Xi", ['Ο'] = "Omicron", ['Π'] = "Pi", ['Ρ'] = "Rho", ['Σ'] = "Sigma",
        ['Τ'] = "Tau", ['Υ'] = "Upsilon", ['Φ'] = "Phi", ['Χ'] = "Chi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
        ['∇'] = "nabla", ['∂'] = "derivative",
    };

    private static readonly Dictionary<char, char> LookAlikes = new()
    {
        ['\u00B5'] = 'μ', // micro sign
        ['\u03D0'] = 'β',
        ['\u03D1'] = 'θ',
        ['\u03D5'] = 'φ',
        ['\u03D6'] = 'π',
        ['\u03F0'] = 'κ',
        ['\u03F1'] = 'ρ',
        ['\u03F4'] = 'Θ',
        ['\u03F5'] = 'ε',
        ['\u03C2'] = 'σ', // final sigma
        ['\u2126'] = 'Ω', // ohm sign
        ['\u2206'] = 'Δ', // increment
    };

    /// <summary>Spells Greek out: <c>β1</c> is <c>beta1</c>, <c>Δx</c> is <c>Deltax</c>. Everything else stays.</summary>
    public static string Spell(string text)
    {
        StringBuilder spelled = new(text.Length);
        foreach (char character in FoldLookAlikes(text))
        {
            spelled.Append(LatinNames.TryGetValue(character, out string? name) ? name : character.ToString());
        }

        return spelled.ToString();
    }

    /// <summary>Replaces characters that look like a Greek letter by that letter: <c>µ</c> (micro) by <c>μ</c>, <c>𝛽</c> (mathematical) by <c>β</c>.</summary>
    public static string FoldLookAlikes(string text)
    {
        StringBuilder folded = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (IsMathematicalLetter(text, i))
            {
                foreach (char unstyled in text.Substring(i, 2).Normalize(NormalizationForm.FormKC))
                {
                    folded.Append(FoldLookAlike(unstyled));
                }

                i++;
            }
            else
            {
                folded.Append(FoldLookAlike(text[i]));
            }
        }

        return folded.ToString();
    }

    private static char FoldLookAlike(char character) => LookAlikes.TryGetValue(character, out char letter) ? letter : character;

    /// <summary>A letter or digit of the block "Mathematical Alphanumeric Symbols", which only styles other letters.</summary>
    private static bool IsMathematicalLetter(string text, int index) =>
        index + 1 < text.Length &&
        char.IsSurrogatePair(text[index], text[index + 1]) &&
        char.ConvertToUtf32(text[index], text[index + 1]) is >= 0x1D400 and <= 0x1D7FF;
}
