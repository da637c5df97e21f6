using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example(bool lr);
