using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*g")]
public partial class UnsupportedType(decimal lr);
