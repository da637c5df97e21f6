using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, 784]; h = relu(Linear(x, 784, 50)); h")]
public partial class Example;
