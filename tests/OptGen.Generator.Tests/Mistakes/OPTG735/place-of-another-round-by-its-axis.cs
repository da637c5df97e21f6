using OptGen;

[Model("x[N, T, n]; h = 0; for s in T { h = h + x[T: T - 1 - s] }; h")]
public partial class Example;
