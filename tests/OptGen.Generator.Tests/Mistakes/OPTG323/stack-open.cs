using OptGen;

[Optimizer("w += base(g)")] public partial class Outer;

[Optimizer<Outer>]
public partial class Example;
