using OptGen;

[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Linear(int n);

[Model("s[]; Linear(s, 5)")]
public partial class Example;
