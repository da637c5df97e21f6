using OptGen;

[Optimizer("m\u0020= \x30.9*m\n\tw -= \"lr\"*g")]
public partial class Example(double lr = 1e-3);
