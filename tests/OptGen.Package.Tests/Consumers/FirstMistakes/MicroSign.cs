using OptGen;

namespace FirstMistakes;

[Optimizer("m = µ*m + g; w -= lr*m")]
public partial class MicroSign(double lr = 0.1, double μ = 0.9);
