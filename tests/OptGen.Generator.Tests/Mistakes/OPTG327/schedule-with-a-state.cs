using OptGen;

[Schedule("rate = rate*γ; lr*rate")]
public partial class Example(double lr = 1, double γ = 0.9);
