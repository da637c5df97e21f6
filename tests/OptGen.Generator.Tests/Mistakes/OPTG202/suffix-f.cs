using OptGen;

[Optimizer("w -= 0.1f*g")]
public partial class Example;
