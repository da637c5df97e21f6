namespace OptGen.Tests.Models.Use;

[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[hidden, classes] ~ he;  b2[classes] ~ 0
    h = tanh(x @ W1 + b1)
    z = h @ W2 + b2
    loss = crossentropy(z, y); accuracy = mean(argmax(z, classes) == y)
    softmax(z, classes)
    """)]
public partial class Mlp(int inputs, int hidden = 50, int classes = 10);

[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[hidden, classes] ~ he;  b2[classes] ~ 0
    z = tanh(x @ W1 + b1) @ W2 + b2
    loss = crossentropy(z, y) + λ*sum(W1²)
    argmax(z, classes)
    """, Element = typeof(double))]
public partial class WideMlp(int inputs, int hidden = 50, int classes = 10, double λ = 0);

[Model("x[N, k]; t[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - t)²); p")]
public partial class Linear(int k);

[Model("tokens[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5); s[]; z = mean(E[tokens] + P[index(T)], T)*s; loss = mean(z²); z")]
public partial class Words(int vocab, int context = 8, int d = 4);

/// <summary>What reads a state after having given it another value.</summary>
[Model("x[N, k]; w[k] ~ 1; m[k] ~ .5; before = m; m = before/2 + 1; p = x @ w + min(before); loss = mean(p²) + sum(before*w); p", Element = typeof(double))]
public partial class Following(int k);

/// <summary>Attention: products at all places of two axes.</summary>
[Model("""
    x[N, T, d]; Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier
    a = softmax(sum((x @ Q)*rename(x @ K, T: U), c)/√c, U)
    loss = mean(sum(a*rename(x @ V, T: U), U)²)
    """)]
public partial class Attending(int d, int h, int c);

/// <summary>A layer whose first values follow from the length that only its caller knows.</summary>
[Model("x[.., m]; weight[m, n] ~ uniform(1/m, 1/m + 1/m²); x @ weight")]
public partial class Scaled(int n);

/// <summary>Calls it twice.</summary>
[Model("x[N, 4]; Scaled(Scaled(x, 10), 3)")]
public partial class ScaledTwice;
