using OptGen;

[Model("z[N, c]; y[N, c]; mean(argmax(z, c) == y)")]
public partial class Example;
