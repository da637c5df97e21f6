using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, k]; h = Linear(x, k/2.5); h")]
public partial class Example;
