namespace OptGen.Tests.Models.Use;

/// <summary>One layer of a small transformer.</summary>
[Model("""
    x[.., T, d]; Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier; O[h, c, d] ~ xavier
    n = LayerNorm(x)
    k = rename(n @ K, T: U); v = rename(n @ V, T: U)
    s = sum((n @ Q)*k, c)/√c
    a = softmax(where(index(U) <= index(T), s, -∞), U)
    y = x + sum(sum(a*v, U)*O, h, c)
    y + Dense(gelu(Dense(LayerNorm(y), 2*d)), d)
    """)]
public partial class Layer(int h, int c);

[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
    x = E[tokens] + P[index(T)]
    for i in 0..layers { x = Layer(x, 2, d/2) }
    z = LayerNorm(x) @ Eᵀ
    loss = crossentropy(z, next)
    z
    """)]
public partial class Stack(int vocab, int context = 8, int d = 8, int layers = 4);

[Model("tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5); x = E[tokens] + P[index(T)]; z = LayerNorm(x) @ Eᵀ; loss = crossentropy(z, next); z")]
public partial class Stack0(int vocab, int context = 8, int d = 8);

[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
    x = Layer(E[tokens] + P[index(T)], 2, d/2)
    z = LayerNorm(x) @ Eᵀ; loss = crossentropy(z, next); z
    """)]
public partial class Stack1(int vocab, int context = 8, int d = 8);

[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
    x = Layer(Layer(E[tokens] + P[index(T)], 2, d/2), 2, d/2)
    z = LayerNorm(x) @ Eᵀ; loss = crossentropy(z, next); z
    """)]
public partial class Stack2(int vocab, int context = 8, int d = 8);

[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
    x = Layer(Layer(Layer(Layer(E[tokens] + P[index(T)], 2, d/2), 2, d/2), 2, d/2), 2, d/2)
    z = LayerNorm(x) @ Eᵀ; loss = crossentropy(z, next); z
    """)]
public partial class Stack4(int vocab, int context = 8, int d = 8);

[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5)
    x = Layer(Layer(Layer(Layer(E[tokens] + P[index(T)], 2, d/2), 2, d/2), 2, d/2), 2, d/2)
    x = Layer(Layer(Layer(x, 2, d/2), 2, d/2), 2, d/2)
    z = LayerNorm(x) @ Eᵀ; loss = crossentropy(z, next); z
    """)]
public partial class Stack7(int vocab, int context = 8, int d = 8);

/// <summary>A number goes through the rounds, and its gradient as it is.</summary>
[Model("""
    x[N, k]; t[N]; penalty = 0
    for i in 0..layers { h = Dense(x, k); x = tanh(h); penalty = penalty + sum(h.weight²) }
    w[k] ~ .1; p = x @ w; loss = mean((p - t)²) + .1*penalty; p
    """, Element = typeof(double))]
public partial class Penalized(int k, int layers = 4);

/// <summary>The first round may have other axes than the others.</summary>
[Model("x[N, k]; t[N]; for i in 0..layers { x = tanh(Dense(x, 5)) }; w[5] ~ .1; p = x @ w; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class Widening(int k, int layers = 4);

/// <summary>States and noise of each round.</summary>
[Model("x[N, k]; t[N]; for i in 0..layers { x = dropout(tanh(Dense(BatchNorm(x), k)), .2) }; w[k] ~ .1; p = x @ w; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class Normed(int k, int layers = 4);

[Model("x[.., k]; weight[k, k] ~ xavier; bias[k] ~ .1; scale ~ .5; tanh(x @ weight + bias)*scale", Element = typeof(double))]
public partial class Square(int k);

/// <summary>One layer for all rounds, and one number for each.</summary>
[Model("x[N, k]; t[N]; for i in 0..layers { x = D(x)/(i + 1) + x }; w[k] ~ .1; p = x @ w; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class Repeated(Square D, int k, int layers = 4);

/// <summary>A loop within a loop.</summary>
[Model("x[N, k]; t[N]; for i in 0..outer { y = x; for j in 0..inner { x = x + Square(x, k) }; x = x + y*Dense(x, k) }; w[k] ~ .1; p = x @ w; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class Nested(int k, int outer = 2, int inner = 3);
