using OptGen;

namespace FirstMistakes;

[Optimizer("v = ema(v, g², β); w -= lr*g/(√ν + 1e-8)")]
public partial class GreekLookAlike(double lr = 0.1, double β = 0.9);
