using OptGen;

[Model("""
    x[N, k]; y[N]; W[k, c] ~ 0; b[c] ~ 0
    p = softmax(x @ W + b, c)
    loss = crossentropy(p, y)
    p
    """)]
public partial class Example(int k, int c);
