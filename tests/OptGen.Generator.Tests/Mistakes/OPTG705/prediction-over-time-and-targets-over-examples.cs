using OptGen;

[Model("""
    x[T, k]; t[N]; w[k] ~ 0
    p = x @ w
    loss = mean((p - t)²)
    """)]
public partial class Example(int k);
