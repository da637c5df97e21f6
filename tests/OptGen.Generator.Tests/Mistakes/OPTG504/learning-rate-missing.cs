using OptGen;

[Optimizer("w -= 0.1*g")]
public partial class Example;
