using OptGen;

[Model("x[N, T, n]; h = 0; for s in U { h = h + x[s] }; h")]
public partial class Example;
