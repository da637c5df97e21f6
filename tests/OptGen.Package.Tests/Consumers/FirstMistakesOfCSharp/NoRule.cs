using OptGen;

namespace FirstMistakesOfCSharp;

[Optimizer]
public partial class NoRule(double lr = 0.1);
