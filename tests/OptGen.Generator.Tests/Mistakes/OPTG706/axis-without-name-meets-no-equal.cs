using OptGen;

[Model("x[N, 4]; y[N, 3]; x + y")]
public partial class Example;
