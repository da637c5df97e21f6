namespace OptGen.Tests.Models.Use;

[Model("x[N, T, k]; W[k, n] ~ xavier; U[n, n] ~ orthogonal; b[n] ~ 0; h = 0; for s in T { h = tanh(x[s] @ W + h @ U + b); o[s] = h }; o")]
public partial class Recurrent(int n);

[Model("x[N, T, k]; W[k, n] ~ xavier; U[n, n] ~ orthogonal; b[n] ~ 0; h = 0; for s in reversed(T) { h = tanh(x[s] @ W + h @ U + b); o[s] = h }; o")]
public partial class Backwards(int n);

/// <summary>The gates stand in the round, and its values are written out below.</summary>
[Model("""
    x[N, T, k]; t[N, n]; W[k, n] ~ xavier; V[k, n] ~ xavier; U[n, n] ~ orthogonal; b[n] ~ 0; c[n] ~ .5
    h = c
    for s in T { g = sigmoid(x[s] @ W + h @ U + b); h = lerp(h, tanh(x[s] @ V + g), g) }
    loss = mean((h - t)²); h
    """)]
public partial class Gated(int k, int n);

[Model("""
    x[N, T, k]; t[N, n]; W[k, n] ~ xavier; V[k, n] ~ xavier; U[n, n] ~ orthogonal; b[n] ~ 0; c[n] ~ .5
    h = c + 0*expand(x[T: 0, k: 0], n)
    g = sigmoid(x[T: 0] @ W + h @ U + b); h = lerp(h, tanh(x[T: 0] @ V + g), g)
    g = sigmoid(x[T: 1] @ W + h @ U + b); h = lerp(h, tanh(x[T: 1] @ V + g), g)
    g = sigmoid(x[T: 2] @ W + h @ U + b); h = lerp(h, tanh(x[T: 2] @ V + g), g)
    loss = mean((h - t)²); h
    """)]
public partial class GatedWritten(int k, int n);

[Model("x[N, T, k]; y[N, T]; f[N, T, q] = Recurrent(x, 4); g[N, T, q] = Backwards(x, 4); z[N, T, c] = Dense(concat(f, g, q), 5); loss = crossentropy(z, y); z", Element = typeof(double))]
public partial class Bidirectional(int k);

/// <summary>Layers, each along the axis, whose number the constructor tells.</summary>
[Model("x[N, T, n]; t[N, T, n]; for i in 0..layers { h = 0; for s in T { h = tanh(Dense(x[s], n) + Dense(h, n)); o[s] = h }; x = o }; loss = mean((x - t)²); x", Element = typeof(double))]
public partial class StackedLoops(int n, int layers = 3);

[Model("x[N, T, S, k]; h = 0; for s in T { g = h; for u in S { g = tanh(Dense(x[s, u], n) + Dense(g, n)); o[s, u] = g }; h = g }; loss = mean(o²) + mean(h); o", Element = typeof(double))]
public partial class Grid(int k, int n);

[Model("x[N, T, k]; t[N, n]; h = 0; for s in T { h = tanh(BatchNorm(Dense(x[s], n) + Dense(h, n))) }; loss = mean((h - t)²); h", Element = typeof(double))]
public partial class NormedRounds(int k, int n);

[Model("x[N, T, k]; t[N, n]; h = 0; for s in T { h = tanh(Dense(dropout(x[s], .3), n) + Dense(dropout(h, .2), n) + .1*normal()) }; loss = mean((h - t)²); h", Element = typeof(double))]
public partial class NoisyRounds(int k, int n);

[Model("x[N, T]; d[N, T]; for s in T { d[s] = x[s] + normal() }; loss = mean(d); v = d; d", Element = typeof(double))]
public partial class DrawnRounds;

[Model("x[N, T, k]; y[N, T]; h = 0; loss = 0; for s in T { h = tanh(Dense(x[s], n) + Dense(h, n)); z[N, c] = Dense(h, 5); loss = loss + crossentropy(z, y[s])/T }; z", Element = typeof(double))]
public partial class LossOfRounds(int k, int n);

/// <summary>Each round indexes with what the one before has chosen.</summary>
[Model("x[N, k]; y[N, T]; E[5, n] ~ normal(.5); h = tanh(Dense(x, n)); p = 0; for s in T { h = tanh(E[p] + Dense(h, n)); z[N, c] = Dense(h, 5); o[s] = z; p = argmax(z, c) }; loss = crossentropy(o, y); o", Element = typeof(double))]
public partial class Decoder(int k, int n);

[Model("x[N, T, k]; t[N, T, n]; W[k, n] ~ xavier; P[context, n] ~ normal(.2); for s in T { o[s] = x[s] @ W + P[s] + P[s + 1]*s }; loss = mean((o - t)²); o", Element = typeof(double))]
public partial class NothingCarried(int k, int n, int context = 9);

[Model("x[T, N, k]; t[N, n]; h = Dense(mean(x, T), n); for s in T { h = h + .5*tanh(Dense(x[s], n) + Dense(h, n)); x[s] = x[s]*2; o[s] = sum(h, n) }; loss = mean((h - t)²) + mean(x) + sum(o²); h", Element = typeof(double))]
public partial class FirstAxis(int k, int n);

[Model("tokens[N, T]; y[N]; E[vocab, d] ~ normal(.5); h = 0; for s in T { h = tanh(E[tokens[s]] + Dense(h, d)) }; z[N, c] = Dense(h, 3); loss = crossentropy(z, y); z", Element = typeof(double))]
public partial class TokensOfRounds(int vocab, int d);

[Model("x[N, T]; w[n] ~ xavier; v[n] ~ xavier; U[n, n] ~ orthogonal; h = 0; for s in T { h = tanh(expand(x[s], n)*w + h @ U) }; u = sum(h*v); d = ∂(u, x); loss = mean((d - 1)²) + mean(h²); h", Element = typeof(double))]
public partial class SecondOfRounds(int n);

[Model("x[N, T, d]; q[N, d]; t[N, d]; K[d, d] ~ xavier; h = q; for s in T { a = softmax(sum((x @ K)*h, d) + x[s] @ K[d: 0], T); h = sum(a*x, T) + h/2 + x[s] }; loss = mean((h - t)²); h", Element = typeof(double))]
public partial class Attended(int d);

[Model("x[N, T]; m = 0; c = 0; for s in T { c = c + 1; if (s == 0) { m = x[s] } else { m = m + (x[s] - m)/c }; v[s] = m }; v", Element = typeof(double))]
public partial class RunningMean;

[Model("x[N, T]; w ~ 1; c ~ 2; for s in T { if (train) { c = c/2 + mean(x[s]) }; h = x[s]*c*w }; loss = mean(h); h", Element = typeof(double))]
public partial class StateOfRounds;
