using OptGen;

[Model("""
    y[N]; W[k, c] ~ he; b[c] ~ 0
    z = x @ W + b
    loss = crossentropy(z, y)
    softmax(z, c)
    """)]
public partial class Example(int k, int c);
