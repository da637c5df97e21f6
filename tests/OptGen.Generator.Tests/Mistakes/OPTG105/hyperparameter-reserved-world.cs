using OptGen;

[Optimizer("w -= lr*g/world.size")]
public partial class Example(double lr, int world = 1);
