using OptGen;

[Optimizer("w += base(g)")] public partial class Outer;

[Optimizer("w += Outer(g)")]
public partial class Example;
