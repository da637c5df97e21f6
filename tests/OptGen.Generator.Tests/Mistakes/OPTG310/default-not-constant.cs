using OptGen;

[Optimizer("lr := 1/t; w -= lr*g")]
public partial class Example;
