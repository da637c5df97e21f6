using OptGen;

[Optimizer("lr := 1; η := 2; w -= lr*η*g")]
public partial class Example;
