using OptGen;

[Optimizer("g := 1; w -= g")]
public partial class Example;
