using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Language;

public class RuleNamesTests
{
    [Theory]
    [InlineData("m", "m")]
    [InlineData("β1", "beta1")]
    [InlineData("beta1", "beta1")]
    [InlineData("β₁", "beta1")]
    [InlineData("\u03D01", "beta1")]
    [InlineData("𝛽1", "beta1")]
    [InlineData("\u00B5", "mu")]
    [InlineData("\u03BC", "mu")]
    [InlineData("\u03F5", "epsilon")]
    [InlineData("ε", "epsilon")]
    [InlineData("eps", "epsilon")]
    [InlineData("epsilon", "epsilon")]
    [InlineData("eps2", "epsilon2")]
    [InlineData("ε₂", "epsilon2")]
    [InlineData("eps_root", "epsilon_root")]
    [InlineData("eps'", "epsilon'")]
    [InlineData("epsx", "epsx")]
    [InlineData("steps", "steps")]
    [InlineData("Eps", "Eps")]
    [InlineData("\u03D1", "theta")]
    [InlineData("\u03D5", "phi")]
    [InlineData("\u03F1", "rho")]
    [InlineData("\u03D6", "pi")]
    [InlineData("\u03F0", "kappa")]
    [InlineData("\u03C2", "sigma")]
    [InlineData("\u03F4", "Theta")]
    [InlineData("\u2206x", "Deltax")]
    [InlineData("Δx", "Deltax")]
    [InlineData("\u2126", "Omega")]
    [InlineData("\u03A9", "Omega")]
    [InlineData("∇", "nabla")]
    [InlineData("∂", "derivative")]
    [InlineData("m\u2032", "m'")]
    [InlineData("m\u2033", "m''")]
    [InlineData("m''", "m''")]
    [InlineData("m\u0302", "m\u0302")]
    [InlineData("e\u0301", "é")]
    [InlineData("é", "é")]
    [InlineData("m₁₀", "m10")]
    [InlineData("ψω", "psiomega")]
    public void Spellings_of_one_name_share_a_key(string text, string key) => Assert.Equal(key, RuleNames.Create(text).Key);

    [Theory]
    [InlineData("m₀", true, "m")]
    [InlineData("m̂₀", true, "m̂")]
    [InlineData("m'₀", true, "m'")]
    [InlineData("β1₀", true, "beta1")]
    [InlineData("eps₀", true, "epsilon")]
    [InlineData("m0", false, "m0")]
    [InlineData("m₁₀", false, "m10")]
    [InlineData("m₀₀", false, "m00")]
    [InlineData("m₀'", false, "m0'")]
    [InlineData("m₀1", false, "m01")]
    [InlineData("m", false, "m")]
    public void A_closing_subscript_zero_means_the_initial_value(string text, bool isInitial, string baseKey)
    {
        RuleName name = RuleNames.Create(text);
        Assert.Equal(isInitial, name.IsInitial);
        Assert.Equal(baseKey, name.BaseKey);
    }

    [Fact]
    public void Text_is_as_written_but_normalised() => Assert.Equal("é₀ε", RuleNames.Create("e\u0301₀ε").Text);

    [Theory]
    [InlineData("β1", "beta1")]
    [InlineData("Δx", "Deltax")]
    [InlineData("maxStep", "maxStep")]
    [InlineData("\u00B5", "mu")]
    [InlineData("\uD835\uDC55", "\uD835\uDC55")] // a hole in the block of mathematical letters
    public void Greek_is_spelled_in_Latin(string text, string expected) => Assert.Equal(expected, GreekLetters.Spell(text));

    [Fact]
    public void Every_Greek_letter_has_a_spelling()
    {
        string letters = string.Concat(Enumerable.Range('Α', 'ω' - 'Α' + 1).Select(c => (char)c).Where(c => char.IsLetter(c) && c < 'ά' || c > 'ΰ'));
        Assert.All(letters, letter => Assert.True(letter is 'Ϊ' or 'Ϋ' || GreekLetters.Spell($"{letter}").All(char.IsAscii), $"{letter}"));
    }
}
