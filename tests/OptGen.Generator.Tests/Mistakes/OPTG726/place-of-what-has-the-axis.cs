using OptGen;

[Model("x[N, T, n]; for s in T { o[s] = x*2 }; o")]
public partial class Example;
