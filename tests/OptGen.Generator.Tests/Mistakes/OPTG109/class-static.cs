using OptGen;

[Optimizer("w -= g")]
public static partial class Example;
