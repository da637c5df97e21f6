using OptGen;

namespace Library;

[Optimizer("w -= w/2 + 0*g")]
public partial class Halving;
