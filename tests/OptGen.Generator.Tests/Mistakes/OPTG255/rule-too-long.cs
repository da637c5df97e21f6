using OptGen;

static class Long
{
    const string Ten = "w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; w -= lr*g; ";
    const string Hundred = Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten;
    const string Thousand = Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred;
    public const string TenThousand = Thousand + Thousand + Thousand + Thousand + Thousand + Thousand + Thousand + Thousand + Thousand + Thousand;
}

[Optimizer(Long.TenThousand)]
public partial class Example(double lr = 1e-3);
