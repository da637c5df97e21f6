using OptGen;

[Model("z[N, T, c]; y[N]; loss = crossentropy(z, y)")]
public partial class Example;
