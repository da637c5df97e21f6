using OptGen;

[Model("x[N, T, n]; y[N, c]; h = y; for s in T { h = x[s] }; h")]
public partial class Example;
