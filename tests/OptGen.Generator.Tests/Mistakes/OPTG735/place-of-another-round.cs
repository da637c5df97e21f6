using OptGen;

[Model("x[N, T, n]; h = 0; for s in T { h = h + x[s] - x[s - 1] }; h")]
public partial class Example;
