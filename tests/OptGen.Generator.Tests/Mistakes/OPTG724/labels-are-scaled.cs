using OptGen;

[Model("x[N, k]; y[N]; W[k, c] ~ 0; z = x @ W; loss = crossentropy(z, y/2); z")]
public partial class Example(int k, int c);
