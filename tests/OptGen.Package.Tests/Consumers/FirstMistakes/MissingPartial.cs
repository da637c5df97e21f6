using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*g")]
public class MissingPartial(double lr = 0.1);
