using OptGen;

namespace FirstMistakes;

[Optimizer("m = β*m + (1 - β)g; w -= lr*m")]
public partial class BracketsSideBySide(double lr = 0.1, double β = 0.9);
