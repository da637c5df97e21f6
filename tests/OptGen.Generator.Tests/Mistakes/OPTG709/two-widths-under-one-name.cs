using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, 784]; h[N, c] = Linear(x, 50); z[N, c] = Linear(h, 10); softmax(z, c)")]
public partial class Example;
