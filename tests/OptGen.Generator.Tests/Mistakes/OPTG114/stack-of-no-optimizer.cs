using OptGen;

[Optimizer("w += base(g)")] public partial class Outer;

[Optimizer<Outer, string>]
public partial class Example;
