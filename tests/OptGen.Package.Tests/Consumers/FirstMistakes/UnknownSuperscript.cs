using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*g⁺")]
public partial class UnknownSuperscript(double lr = 0.1);
