using OptGen;

[Model("x[N, k]; rows.mean(x)")]
public partial class Example;
