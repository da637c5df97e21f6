using OptGen;

[Model("""
    x[N, k]; w[k] ~ 0  # weights
    x @ w
    """)]
public partial class Example(int k);
