using OptGen;

namespace FirstMistakes;

[Optimizer("lr = lr/√t; w -= lr*g")]
public partial class AssignedHyperparameter(double lr = 0.1);
