using OptGen;

namespace FirstMistakes;

[Optimizer("m = β*m + lr*g")]
public partial class NoUpdate(double lr = 0.1, double β = 0.9);
