using OptGen;

[Model("x[N]; Example(x)")]
public partial class Example;
