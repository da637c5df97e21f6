using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, 784]; softmax(Linear(x, 10), c)")]
public partial class Example;
