using OptGen;

[Optimizer("w += AdamV(g)")]
public partial class Example;
