using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; x @ weight")]
public partial class Layer(int n);

[Model("x[N, 5]; Layer(x, 3, 4)")]
public partial class Example;
