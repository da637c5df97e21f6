using OptGen;

[Model("""
    x[N, k]; y[N]; t[N]; W[k, c] ~ 0; w[k] ~ 0; z = x @ W; p = x @ w
    loss = crossentropy(z, y)
    loss = mean((p - t)²)
    z
    """)]
public partial class Example(int k, int c);
