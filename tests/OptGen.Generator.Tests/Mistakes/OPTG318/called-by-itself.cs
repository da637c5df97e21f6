using OptGen;

[Optimizer("w += Example(g)")]
public partial class Example;
