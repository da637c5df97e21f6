using OptGen;

[Optimizer("w *= 1 - lr*wd; g += wd*w; w -= lr*g")]
public partial class Example(double lr = 1e-3, double wd = 1e-2);
