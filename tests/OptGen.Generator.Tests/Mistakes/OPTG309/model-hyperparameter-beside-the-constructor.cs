using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; z = x @ W; loss = mean(z²) + λ*sum(W²); λ := 1e-4")]
public partial class Example(int k, int c);
