using OptGen;

namespace FirstMistakes;

[Optimizer("if (g > 0) { w -= lr*g }")]
public partial class ConditionPerElement(double lr = 0.1);
