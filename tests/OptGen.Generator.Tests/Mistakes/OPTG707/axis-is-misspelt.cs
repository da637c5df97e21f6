using OptGen;

[Model("x[N, features]; mean(x, featurs)")]
public partial class Example;
