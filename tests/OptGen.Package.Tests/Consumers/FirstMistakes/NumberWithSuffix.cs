using OptGen;

namespace FirstMistakes;

[Optimizer("m = 0.9f*m + g; w -= lr*m")]
public partial class NumberWithSuffix(double lr = 0.1);
