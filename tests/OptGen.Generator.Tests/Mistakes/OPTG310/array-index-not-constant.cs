using OptGen;

[Optimizer("β := [0.9, 0.99]; lr := 1; m = ema(m, g, β[t]); w -= lr*m")]
public partial class Example;
