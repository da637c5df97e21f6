using OptGen;

[Optimizer($"m = 0.9*m + gg; {Example.Descent}; if (t == 1) {{ m = 2g }}")]
public partial class Example(double lr = 1e-3)
{
    private const string Descent = "w -= lr*mm";
}
