using OptGen;

[Model("x[N, k: 3]; x")]
public partial class Example;
