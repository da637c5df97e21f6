using OptGen;

[Model("x[N, k]; W[k, c] ~ he; z = x @ W; loss = crossentropy(z, y); softmax(z, c)")]
public partial class Example(int k, int c);
