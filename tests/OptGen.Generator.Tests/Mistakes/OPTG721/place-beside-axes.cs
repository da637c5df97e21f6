using OptGen;

[Model("x[N, T, n]; for s in T { o[N, s] = 2*x[s] }; o")]
public partial class Example;
