using OptGen;

[Model("x[N, T, n]; h = 0; for s in T { h = h + mean(x[T: s..], T) }; h")]
public partial class Example;
