using OptGen;

namespace FirstMistakes;

[Optimizer("m = ema(m, g); w -= lr*m")]
public partial class TooFewArguments(double lr = 0.1);
