using OptGen;

namespace FirstMistakes;

[Optimizer("m = β*m + g; w -= lr*2m")]
public partial class NumberBeforeName(double lr = 0.1, double β = 0.9);
