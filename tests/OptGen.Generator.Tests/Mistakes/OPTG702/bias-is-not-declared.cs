using OptGen;

[Model("""
    x[N, k]; y[N]
    W[k, c] ~ he
    z = x @ W + b
    loss = crossentropy(z, y)
    argmax(z, c)
    """)]
public partial class Example(int k, int c);
