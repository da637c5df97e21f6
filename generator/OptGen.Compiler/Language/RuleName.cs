namespace OptGen.Compiler.Language;

/// <summary>A name of a rule, in the spellings that count as one.</summary>
/// <param name="Text">As written, NFC-normalised; subscript digits kept.</param>
/// <param name="Key">
/// What two spellings of one name share: look-alikes folded (<c>µ</c> is <c>μ</c>, <c>ϵ</c> is <c>ε</c>), subscript digits as digits,
/// every Greek letter spelled out in Latin letters (<c>β1</c> and <c>beta1</c> are both <c>beta1</c>; <c>ε</c> and <c>eps</c> are both <c>epsilon</c>).
/// </param>
/// <param name="IsInitial">Written with a closing subscript zero: <c>m₀</c>. <see cref="BaseKey"/> is then the key without it.</param>
internal sealed record RuleName(string Text, string Key, bool IsInitial)
{
    /// <summary>The key without the subscript zero of an initial value: <c>m</c> for <c>m₀</c>; otherwise <see cref="Key"/>.</summary>
    public string BaseKey => IsInitial ? Key.Substring(0, Key.Length - 1) : Key;
}
