using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example(double lr = 1e-3)
{
    private static int StepKernel() => 1;

    private Example PrepareStep() => this;
}
