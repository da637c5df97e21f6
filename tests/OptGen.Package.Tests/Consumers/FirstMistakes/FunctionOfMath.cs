using OptGen;

namespace FirstMistakes;

[Optimizer("v = ema(v, g², β); w -= lr*g/(Math.Sqrt(v) + 1e-8)")]
public partial class FunctionOfMath(double lr = 0.1, double β = 0.9);
