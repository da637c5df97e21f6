using OptGen;

namespace FirstMistakes;

[Optimizer("v = ema(v, g², β); w -= lr*g/(√v + 1e-8")]
public partial class BracketNotClosed(double lr = 0.1, double β = 0.9);
