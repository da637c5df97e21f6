using OptGen;

[Optimizer("w += B(g)")] public partial class A;

[Optimizer("w += A(g)")]
public partial class B;
