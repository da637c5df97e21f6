using OptGen;

[Model("x[N, k]; w[k] ~ 0; p = x @ w; accuracy = mean(p > 0); p")]
public partial class Example(int k)
{
    public double Accuracy { get; set; }
}
