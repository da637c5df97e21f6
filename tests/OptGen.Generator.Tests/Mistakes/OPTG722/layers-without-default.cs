using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("x[N, k]; for i in 0..layers { x = relu(Linear(x, 8)) }; x")]
public partial class Example(int layers);
