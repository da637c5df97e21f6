using OptGen;

[Model("x[N, k]; x[N]; x")]
public partial class Example;
