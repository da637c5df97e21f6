using OptGen;

[Model("x[N, k]; x @ x")]
public partial class Example;
