namespace OptGen.Tests.Models.Examples;

// The blocks of docs/models-by-example.md, as they stand there.

[Model("x[N, k]; y[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - y)²) + λ*sum(w²); p; λ := .1", Element = typeof(double))]
public partial class Ridge;

[Model("x[N, k]; y[N]; w[k] ~ 0; b ~ 0; η = x @ w + b; loss = mean(exp(η) - y*η); exp(η)", Element = typeof(double))]
public partial class Poisson;

[Model("""
    x[N, k]; t[N]; h[N, u] = tanh(Dense(x, 16)); w[u] ~ xavier; p = h @ w; e = t - p
    loss = mean(max(q*e, (q - 1)*e))
    p; q := .9
    """, Element = typeof(double))]
public partial class Quantile;

[Model("""
    x[N, k]; t[N]; w[k] ~ 0; v[k] ~ 0; b ~ 0; c ~ 0
    μ = x @ w + b; s = x @ v + c
    loss = mean(s + ((t - μ)/exp(s))²/2)
    μ
    """, Element = typeof(double))]
public partial class Heteroscedastic;

[Model("""
    x[N, k]; t[N]; h = tanh(Dense(x, 16))
    z[N, m] = Dense(h, m); μ[N, m] = Dense(h, m); s[N, m] = Dense(h, m)
    loss = -mean(logsumexp(logsoftmax(z, m) - s - ((t - μ)/exp(s))²/2, m))
    μ
    """, Element = typeof(double))]
public partial class MixtureDensity(int k, int m = 3);

[Model("""
    x[N, d]; y[N]; C[c, d] ~ normal(1); s[c] ~ 1; w[c] ~ normal(1); b ~ 0
    r = sum((expand(x, c) - C)², d)
    p = exp(-r/(2*s²)) @ w + b
    loss = mean((p - y)²)
    p
    """, Element = typeof(double))]
public partial class RadialBasis(int d, int c = 8);

[Model("""
    x[N, k]; y[N]; w0 ~ 0; w[k] ~ 0; V[k, f] ~ normal(.1)
    p = w0 + x @ w + sum((x @ V)² - x² @ V², f)/2
    loss = mean((p - y)²)
    p
    """, Element = typeof(double))]
public partial class FactorizationMachine(int k, int f = 4);

[Model("""
    x[N, k]; y[N]; W[k, c] ~ 0; b[c] ~ 0; z = x @ W + b
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    softmax(z, c)
    """, Element = typeof(double))]
public partial class Multinomial;

[Model("""
    x[N, k]; y[N]; w[k] ~ 0; first ~ -1; step[s] ~ 0
    θ = first + cumsum(softplus(step), s)
    above = sigmoid(expand(x @ w, s) - θ)                       // the chance of a class above each threshold
    e = expand(y, s)
    p = sum(above*((index(s) == e - 1) - (index(s) == e)), s) + (y == 0)
    loss = -mean(log(p))
    above
    """, Element = typeof(double))]
public partial class Ordinal(int k, int s);

[Model("x[N, k]; y[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean(max(0, 1 - y*p)) + λ*sum(w²); p; λ := .01", Element = typeof(double))]
public partial class SupportVectors;

[Model("""
    x[N, k]; y[N]; z[N, c] = Dense(x, classes)
    q = (1 - ε)*(index(c) == expand(y, c)) + ε/classes
    loss = crossentropy(z, q)
    argmax(z, c)
    """, Element = typeof(double))]
public partial class Smoothed(int k, int classes = 3, double ε = .1);

[Model("""
    x[N, k]; y[N]; z[N, c] = Dense(x, classes)
    logp = logsoftmax(z, c)[N, y]
    loss = -mean((1 - exp(logp))^γ*logp)
    argmax(z, c)
    """, Element = typeof(double))]
public partial class Focal(int k, int classes = 3, double γ = 2);

[Model("""
    x[N, k]; teacher[N, c]; y[N]; z[N, c] = Dense(relu(Dense(x, 16)), c)
    soft = crossentropy(z/τ, softmax(teacher/τ, c))
    loss = α*τ²*soft + (1 - α)*crossentropy(z, y)
    softmax(z, c)
    """, Element = typeof(double))]
public partial class Distilled(int k, int c, double τ = 2, double α = .7);

[Model("winner[N]; loser[N]; β[players] ~ 0; d = β[winner] - β[loser]; loss = mean(softplus(-d)); sigmoid(d)", Element = typeof(double))]
public partial class BradleyTerry(int players);

[Model("""
    home[N]; away[N]; s[N]; r[players] ~ 1500; h ~ 0
    d = (r[home] - r[away] + h)*2.302585092994046/400
    loss = mean(softplus(d) - s*d)
    sigmoid(d)
    """, Element = typeof(double))]
public partial class Elo(int players);

[Model("""
    u[N]; i[N]; r[N]
    U[users, k] ~ normal(.1); V[items, k] ~ normal(.1); a[users] ~ 0; b[items] ~ 0; μ ~ 3.5
    p = μ + a[u] + b[i] + sum(U[u]*V[i], k)
    loss = mean((p - r)²) + λ*mean(sum(U[u]² + V[i]², k))
    p
    """, Element = typeof(double))]
public partial class Ratings(int users, int items, int k = 4, double λ = .02);

[Model("""
    context[N, s]; word[N]; E[vocab, d] ~ normal(.1); O[vocab, d] ~ normal(.1)
    z = mean(E[context], s) @ Oᵀ
    loss = crossentropy(z, word)
    softmax(z, vocab)
    """, Element = typeof(double))]
public partial class Cbow(int vocab, int d = 8);

[Model("""
    i[N]; j[N]; n[N]; U[vocab, d] ~ normal(.1); V[vocab, d] ~ normal(.1); a[vocab] ~ 0; b[vocab] ~ 0
    e = sum(U[i]*V[j], d) + a[i] + b[j] - log(n)
    loss = mean(min(1, (n/100)^.75)*e²)
    """, Element = typeof(double))]
public partial class GloVe(int vocab, int d = 8);

[Model("x[N, k]; z[N, q] = Dense(tanh(Dense(x, 8)), 2); z", Element = typeof(double))]
public partial class Tower(int k);

[Model("""
    a[N, k]; b[N, k]; same[N]; u[N, q] = f(a); v[N, q] = f(b); d = norm(u - v, q)
    loss = mean(same*d² + (1 - same)*max(0, margin - d)²)
    d
    """, Element = typeof(double))]
public partial class Contrastive(Tower f, double margin = 1);

[Model("""
    a[N, k]; p[N, k]; n[N, k]; u[N, q] = f(a); v[N, q] = f(p); w[N, q] = f(n)
    loss = mean(relu(sum((u - v)², q) - sum((u - w)², q) + margin))
    """, Element = typeof(double))]
public partial class Triplets(Tower f, double margin = .2);

[Model("""
    a[N, k]; b[N, k]; u[N, q] = f(a); v[N, q] = f(b)
    s = sum(u*rename(v, N: M), q)/τ
    loss = crossentropy(s, index(N))
    """, Element = typeof(double))]
public partial class Pairs(Tower f, double τ = .5);

[Model("x[N, d]; C[k, d] ~ normal(1); r = sum((expand(x, k) - C)², d); loss = mean(min(r, k)); argmin(r, k)", Element = typeof(double))]
public partial class Clusters(int d, int k = 3);

[Model("x[N, k]; h = tanh(Dense(x, latent)); r = Dense(h, k); loss = mean(sum((r - x)², k)); h", Element = typeof(double))]
public partial class Autoencoder(int k, int latent = 2);

[Model("x[N, k]; h = tanh(Dense(x + σ*normal(), latent)); r = Dense(h, k); loss = mean(sum((r - x)², k)); r", Element = typeof(double))]
public partial class Denoising(int k, int latent = 2, double σ = .1);

[Model("""
    x[.., d]; H[d, d] ~ xavier; h[d] ~ 0; G[d, d] ~ xavier; g[d] ~ -1
    t = sigmoid(x @ G + g)
    t*tanh(x @ H + h) + (1 - t)*x
    """, Element = typeof(double))]
public partial class Highway;

[Model("x[N, d]; y[N]; for i in 0..3 { x = Highway(x) } w[d] ~ xavier; p = x @ w; loss = mean((p - y)²); p", Element = typeof(double))]
public partial class HighwayNet(int d);

[Model("""
    x[N, k]; y[N]; x[N, d] = Dense(x, 8)
    for i in 0..2 { x = x + Dense(relu(Dense(LayerNorm(x), 2*d)), d) }
    z[N, c] = Dense(x, 3); loss = crossentropy(z, y)
    argmax(z, c)
    """, Element = typeof(double))]
public partial class ResidualNet(int k);

[Model("""
    x[N, H, W, C]; y[N]
    h = maxpool(relu(Conv(x, 4, 3)), 2)
    z[N, c] = Dense(relu(Dense(flatten(h), 8)), 3)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """, Element = typeof(double))]
public partial class ConvNet(int H = 28, int W = 28, int C = 1);

[Model("""
    x[N, H, W, C]; y[N]
    h = maxpool(Conv(x, 4, 3, pad: 1), 1.5)
    z[N, c] = Dense(mean(Residual(h), H, W), 3)
    loss = crossentropy(z, y)
    argmax(z, c)
    """, Element = typeof(double))]
public partial class ResidualImages(int H = 28, int W = 28, int C = 1);

[Model("""
    x[N, T, k]; t[N, T]; A[2, k, d] ~ he; B[2, d, d] ~ he; w[d] ~ xavier
    h = tanh(conv(x, A, pad: [1, 0]))
    h = h + tanh(conv(h, B, dilate: 2, pad: [2, 0]))
    p = h @ w
    loss = mean((p - t)²)
    p
    """, Element = typeof(double))]
public partial class CausalConvolution(int k, int d = 6);

[Model("""
    x[N, T, d]; y[N]; q[d] ~ normal(1); w[d] ~ normal(1); b ~ 0
    a = softmax(x @ q, T)
    p = sum(a*x, T) @ w + b
    loss = mean((p - y)²)
    p
    """, Element = typeof(double))]
public partial class AttentionPooling(int d);

[Model("""
    x[N, T, d]; y[N]; s = mean(gelu(Dense(x, 16)), T)
    h[N, u] = gelu(Dense(s, 16)); w[u] ~ xavier; p = h @ w
    loss = mean((p - y)²)
    p
    """, Element = typeof(double))]
public partial class DeepSets(int d);

[Model("z[N, k]; g[N, d] = Dense(tanh(Dense(z, 8)), d); g", Element = typeof(double))]
public partial class Generator(int k, int d);

[Model("x[N, d]; h[N, u] = tanh(Dense(x, 8)); w[u] ~ xavier; h @ w", Element = typeof(double))]
public partial class Critic(int d);

[Model("z[N, k]; x[N, d]; loss = mean(D(stop(G(z)))) - mean(D(x))", Element = typeof(double))]
public partial class CriticLoss(Generator G, Critic D);

[Model("z[N, k]; loss = -mean(D(G(z)))", Element = typeof(double))]
public partial class GeneratorLoss(Generator G, Critic D);

[Model("s[N, k]; q[N, a] = Dense(tanh(Dense(s, 16)), actions); q", Element = typeof(double))]
public partial class QNet(int k, int actions);

[Model("""
    s[N, k]; action[N]; r[N]; next[N, k]; done[N]
    q[N, a] = Q(s); best[N, a] = target(next)
    e = q[N, action] - stop(r + γ*(1 - done)*max(best, a))
    loss = mean(e²)
    """, Element = typeof(double))]
public partial class QLearning(QNet Q, QNet target, double γ = .99);

[Model("""
    s[N, k]; action[N]; A[N]; z[N, a] = Dense(tanh(Dense(s, 16)), actions)
    logp = logsoftmax(z, a); entropy = -mean(sum(exp(logp)*logp, a))
    loss = -mean(A*logp[N, action]) - β*entropy
    softmax(z, a)
    """, Element = typeof(double))]
public partial class Policy(int k, int actions, double β = .01);

[Model("""
    s[N, k]; action[N]; A[N]; old[N]; z[N, a] = Dense(tanh(Dense(s, 16)), actions)
    r = exp(logsoftmax(z, a)[N, action] - old)
    loss = -mean(min(r*A, clamp(r, 1 - ε, 1 + ε)*A))
    softmax(z, a)
    """, Element = typeof(double))]
public partial class ProximalPolicy(int k, int actions, double ε = .2);

[Model("""
    τ[N]; y[N]; β0 ~ .03; β1 ~ -.01; β2 ~ 0; β3 ~ 0; a ~ 1; b ~ 5
    u = τ/softplus(a); v = τ/softplus(b); e = (1 - exp(-u))/u; f = (1 - exp(-v))/v
    p = β0 + β1*e + β2*(e - exp(-u)) + β3*(f - exp(-v))
    loss = mean((p - y)²)
    p
    """, Element = typeof(double))]
public partial class Svensson;

[Model("""
    k[N]; w[N]; a ~ .02; b ~ .1; r ~ 0; m ~ 0; s ~ .2
    v = a + b*(tanh(r)*(k - m) + √((k - m)² + s²))
    loss = mean((v - w)²)
    v
    """, Element = typeof(double))]
public partial class Svi;

[Model("""
    x[N, k]; t[N]; event[N]; w[k] ~ 0; b ~ 0; shape ~ 0
    s = exp(shape); logλ = x @ w + b; z = s*(log(t) - logλ)
    loss = mean(exp(z) - event*(log(s) - log(t) + z))
    exp(logλ)
    """, Element = typeof(double))]
public partial class Weibull(int k);

[Model("""
    x[N, k]; event[N]; w[k] ~ 0; η = x @ w
    loss = -sum(event*(η - log(cumsum(exp(η), N))))/sum(event)
    η
    """, Element = typeof(double))]
public partial class Cox(int k);

[Model("""
    t[N]; W[n] ~ normal(1); c[n] ~ normal(1); w[n] ~ xavier
    u = 1 + t*(tanh(expand(t, n)*W + c) @ w)
    loss = mean((∂(u, t) + u)²)
    u
    """, Element = typeof(double))]
public partial class Decay(int n = 16);
