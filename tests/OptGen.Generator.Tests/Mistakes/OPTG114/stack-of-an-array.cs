using OptGen;

[Optimizer<int[]>]
public partial class Example;
