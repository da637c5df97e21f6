using OptGen;

[Model("x[N, T, n]; h = 0; for s in T { h = x[s] + h/2; o[s] = h; m[s] = mean(o, T) }; m")]
public partial class Example;
