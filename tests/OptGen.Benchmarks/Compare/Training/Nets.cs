namespace OptGen.Benchmarks.Compare.Training;

/// <summary>784-50-10: digits, by one hidden layer.</summary>
[Model("x[N, 784]; y[N]; z[N, c] = Dense(relu(Dense(x, 50)), 10); loss = crossentropy(z, y)")]
internal sealed partial class OneHiddenLayer;

/// <summary>784-512-512-10.</summary>
[Model("x[N, 784]; y[N]; z[N, c] = Dense(relu(Dense(relu(Dense(x, 512)), 512)), 10); loss = crossentropy(z, y)")]
internal sealed partial class TwoHiddenLayers;

/// <summary>30 convolutions of 5×5, the greatest of each 2×2, 100, 10.</summary>
[Model("x[N, H, W, C]; y[N]; h = maxpool(relu(Conv(x, 30, 5)), 2); z[N, c] = Dense(relu(Dense(flatten(h), 100)), 10); loss = crossentropy(z, y)")]
internal sealed partial class Convolution(int H = 28, int W = 28, int C = 1);

/// <summary>2-64-64-1: a function of two numbers.</summary>
[Model("x[N, 2]; t[N, 1]; e = Dense(relu(Dense(relu(Dense(x, 64)), 64)), 1) - t; loss = mean(e²)")]
internal sealed partial class Regression;

/// <summary>784-10, without a hidden layer.</summary>
[Model("x[N, 784]; y[N]; z[N, c] = Dense(x, 10); loss = crossentropy(z, y)")]
internal sealed partial class Logistic;

/// <summary>Attention of each place to those before it.</summary>
[Model("""
    x[.., T, d]; Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier; O[h, c, d] ~ xavier
    k = rename(x @ K, T: U); v = rename(x @ V, T: U)                          // [.., U, h, c]
    s = sum((x @ Q)*k, c)/√c                                                  // [.., T, h, U]
    a = softmax(where(index(U) <= index(T), s, -∞), U)
    sum(sum(a*v, U)*O, h, c)                                                  // [.., T, d]
    """)]
internal sealed partial class Causal(int h, int c);

/// <summary>A block of the transformer.</summary>
[Model("x[.., T, d]; x = x + Causal(LayerNorm(x), h, d/h); x + Dense(gelu(Dense(LayerNorm(x), 4*d)), d)")]
internal sealed partial class Block(int h);

/// <summary>A transformer of four blocks that foretells the next token.</summary>
[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.02); P[context, d] ~ normal(.02)
    x = E[tokens] + P[index(T)]
    for i in 0..4 { x = Block(x, 4) }
    z = LayerNorm(x) @ Eᵀ
    loss = crossentropy(z, next)
    """)]
internal sealed partial class Gpt(int vocab, int context, int d);

/// <summary>Sequences in ten classes, by what a layer with gates makes of their last place.</summary>
[Model("x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 64, last: true), 10); loss = crossentropy(z, y)")]
internal sealed partial class Sequences(int k);
