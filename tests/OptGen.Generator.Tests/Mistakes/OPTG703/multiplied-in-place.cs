using OptGen;

[Model("x[N, k]; h *= 2; h + x")]
public partial class Example;
