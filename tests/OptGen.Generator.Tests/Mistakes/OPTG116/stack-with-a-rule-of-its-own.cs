using OptGen;

[Optimizer("w -= lr*g")]
public partial class Plain(double lr = 1);

[Optimizer<Plain>("lr = 0.1")]
public partial class Example;
