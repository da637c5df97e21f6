namespace FirstMistakesOfCSharp;

internal static class Rules
{
    public static readonly string Plain = "w -= lr*g";
}
