using OptGen;

[Optimizer("lr := 1e-3; β := 0.9; w -= lr*g")]
public partial class Example;
