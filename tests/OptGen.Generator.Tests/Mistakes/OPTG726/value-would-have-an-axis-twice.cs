using OptGen;

[Model("x[N, T, U]; rename(x, T: U)")]
public partial class Example;
