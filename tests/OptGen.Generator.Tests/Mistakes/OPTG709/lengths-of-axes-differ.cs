using OptGen;

[Model("x[N, 4]; z[N, c] = x; y[N, 3]; h[N, c] = y; z + h")]
public partial class Example;
