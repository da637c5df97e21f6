using OptGen;

namespace FirstMistakes;

[Optimizer("")]
public partial class EmptyRule(double lr = 0.1);
