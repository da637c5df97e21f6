using OptGen;

[Optimizer("w -= momentum*g")]
public partial class Example;
