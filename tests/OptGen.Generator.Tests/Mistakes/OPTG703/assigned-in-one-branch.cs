using OptGen;

[Model("x[N, k]; if (train) { h = dropout(x, .5) }; sum(h, k)")]
public partial class Example;
