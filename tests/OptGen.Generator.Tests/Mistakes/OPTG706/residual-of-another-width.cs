using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, 64]; h = Linear(x, 32); x + h")]
public partial class Example;
