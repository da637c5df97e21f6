using OptGen;

[Model("x[N, k]; y[N, c]; W[k, c] ~ 0; z = x @ W; loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y); z")]
public partial class Example(int k, int c);
