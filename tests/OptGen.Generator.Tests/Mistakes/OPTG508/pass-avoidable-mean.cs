using OptGen;

[Optimizer("s = 1/(‖g‖ + 1e-8); w -= lr*g/(rms(g*s) + 1e-8)")]
public partial class Example(double lr = 1e-3);
