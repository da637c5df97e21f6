using OptGen;

[Optimizer("w -= lr*(")] public partial class Bad(double lr = 1);

[Optimizer("w += Bad(g)")]
public partial class Example;
