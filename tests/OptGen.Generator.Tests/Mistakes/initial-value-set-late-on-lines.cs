using OptGen;

[Optimizer("""
    m = ema(m, g, 0.9)
    w -= lr*d*m
    d = max(d, ‖m‖)
    d₀ = 1
    """)]
public partial class Example(double lr = 1e-3);
