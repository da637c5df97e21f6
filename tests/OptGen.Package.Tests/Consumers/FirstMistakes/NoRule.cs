using OptGen;

namespace FirstMistakes;

[Optimizer]
public partial class NoRule(double lr = 0.1);
