using OptGen;

[Model("x[N, T, d]; h = split(x, d: heads, c); h")]
public partial class Example;
