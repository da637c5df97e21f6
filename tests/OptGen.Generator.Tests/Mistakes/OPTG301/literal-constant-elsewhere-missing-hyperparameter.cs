using OptGen;

internal static class Rules
{
    public const string Descent = "w -= momentum*lr*g";
}

[Optimizer(Rules.Descent)]
public partial class Example(
    double lr = 1e-3);
