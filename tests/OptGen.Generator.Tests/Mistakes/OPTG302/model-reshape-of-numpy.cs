using OptGen;

[Model("x[N, H, W]; reshape(x, N, 784)")]
public partial class Example;
