using OptGen;

[Model("x[N, k]; h[N] = 2*x; h")]
public partial class Example;
