using OptGen;

namespace FirstMistakesOfCSharp;

[Optimizer(Rules.Plain)]
public partial class RuleIsNotConstant(double lr = 0.1);
