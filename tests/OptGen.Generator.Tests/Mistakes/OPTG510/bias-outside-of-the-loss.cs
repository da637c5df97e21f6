using OptGen;

[Model("""
    x[N, k]; t[N]; w[k] ~ 0; b ~ 0
    p = x @ w
    loss = mean((p - t)²)
    p + b
    """)]
public partial class Example(int k);
