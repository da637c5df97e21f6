using OptGen;

[Model("x[N, H, W]; h = x.view(N, 784); h")]
public partial class Example;
