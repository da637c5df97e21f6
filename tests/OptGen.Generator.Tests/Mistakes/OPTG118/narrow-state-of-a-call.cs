using OptGen;

[Optimizer("w += Adam(g)"), State("x", Storage.BFloat16)]
public partial class Example;
