using OptGen;

[Optimizer("w -= lr*β*g")]
public partial class Example(double lr, double β)
{
    public double Beta => 1;
}
