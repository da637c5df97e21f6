using OptGen;

[Optimizer("k = 0; for i in 1..20 { if (ndim == i) { k = i } }; w -= lr*k*g")]
public partial class Example(double lr = 1e-3);
