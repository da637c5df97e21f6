using OptGen;

[Optimizer("w -= g")]
public partial struct Example;
