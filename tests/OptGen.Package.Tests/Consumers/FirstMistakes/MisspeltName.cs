using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*gg")]
public partial class MisspeltName(double lr = 0.1);
