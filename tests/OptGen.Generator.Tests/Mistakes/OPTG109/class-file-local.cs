using OptGen;

[Optimizer("w -= g")]
file partial class Example;
