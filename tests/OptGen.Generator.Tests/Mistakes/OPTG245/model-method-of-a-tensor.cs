using OptGen;

[Model("x[N, k]; x.sum(-1)")]
public partial class Example;
