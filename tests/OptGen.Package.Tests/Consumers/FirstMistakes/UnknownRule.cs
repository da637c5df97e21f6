using OptGen;

namespace FirstMistakes;

[Optimizer("w += AdamWW(g)")]
public partial class UnknownRule;
