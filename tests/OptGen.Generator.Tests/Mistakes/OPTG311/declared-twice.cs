using OptGen;

[Optimizer("lr := 1; lr := 2; w -= lr*g")]
public partial class Example;
