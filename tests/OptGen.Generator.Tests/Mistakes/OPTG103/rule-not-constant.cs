using OptGen;

[Optimizer(Example.Rule)]
public partial class Example(double lr = 1e-3)
{
    public static readonly string Rule = "w -= lr*g";
}
