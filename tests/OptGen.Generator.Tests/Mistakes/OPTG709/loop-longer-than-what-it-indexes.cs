using OptGen;

[Model("x[N, T, n]; y = x[T: 1..]; h = 0; for s in T { h = h + y[s] }; h")]
public partial class Example;
