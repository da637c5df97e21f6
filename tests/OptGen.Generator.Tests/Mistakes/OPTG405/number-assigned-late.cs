using OptGen;

[Optimizer("w = w - lr*g; lr = .1")]
public partial class Example;
