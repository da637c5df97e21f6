using OptGen;

[Optimizer("w -= lr*𝛽*gg*𝛾𝛾")]
public partial class Example(double lr = 1e-3, double β = 1);
