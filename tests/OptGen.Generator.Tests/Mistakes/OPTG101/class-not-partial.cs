using OptGen;

[Optimizer("w -= lr*g")]
public class Example(double lr = 1e-3);
