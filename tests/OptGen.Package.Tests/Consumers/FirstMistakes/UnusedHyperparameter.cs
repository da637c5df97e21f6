using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*g")]
public partial class UnusedHyperparameter(double lr = 0.1, double β = 0.9);
