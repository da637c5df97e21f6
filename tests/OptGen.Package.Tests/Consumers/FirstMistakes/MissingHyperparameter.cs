using OptGen;

namespace FirstMistakes;

[Optimizer("w += Damped(g)")]
public partial class MissingHyperparameter(double lr = 0.1);

[Optimizer("m = ζ*m + g; w -= lr*m")]
public partial class Damped(double lr = 0.1, double ζ = 0.9);
