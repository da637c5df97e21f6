using OptGen;

[Model("tokens[N, T]; y[N]; E[vocab, d] ~ normal(.1); W[d, c] ~ he; z = E[tokens] @ W; loss = crossentropy(z, y); z")]
public partial class Example(int vocab, int d, int c);
