namespace OptGen.Generator.Tests.Models;

/// <summary>Models as their authors would write them: the examples of the language.</summary>
internal static class ContractModels
{
    public static readonly IReadOnlyList<ModelClass> All =
    [
        new("Mlp", """
            x[N, inputs]; y[N]
            W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
            W2[hidden, classes] ~ he;  b2[classes] ~ 0
            z = relu(x @ W1 + b1) @ W2 + b2
            loss = crossentropy(z, y)
            softmax(z, classes)
            """, "int inputs, int hidden = 50, int classes = 10"),
        new("Linear", "x[N, k]; t[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - t)²); p", "int k"),
        new("Logistic", "x[N, k]; y[N]; W[k, c] ~ 0; b[c] ~ 0; z = x @ W + b; loss = crossentropy(z, y) + λ*sum(W²); softmax(z, c); λ := 1e-4"),
        new("Dense", "x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias", "int n"),
        new("Digits", "x[N, 784]; y[N]; z[N, c] = Dense(relu(Dense(x, 50)), 10); loss = crossentropy(z, y); argmax(z, c)"),
        new("LayerNorm", "x[.., d]; weight[d] ~ 1; bias[d] ~ 0; weight*(x - mean(x, d))/√(var(x, d) + ε) + bias; ε := 1e-5"),
        new("BatchNorm", """
            x[.., c]; weight[c] ~ 1; bias[c] ~ 0; m[c] ~ 0; v[c] ~ 1
            if (train) { μ = mean(x, ..); s = mean((x - μ)², ..); m = ema(m, stop(μ), decay); v = ema(v, stop(s), decay) }
            else { μ = m; s = v }
            weight*(x - μ)/√(s + ε) + bias
            """, "double decay = .9, double ε = 1e-5"),
        new("Deep", """
            x[N, 784]; y[N]
            for i in 0..4 { x = dropout(relu(BatchNorm(Dense(x, 100))), .2) }
            z[N, c] = Dense(x, 10); loss = crossentropy(z, y); argmax(z, c)
            """),
        new("DropConnect", "x[.., m]; W[m, n] ~ he; b[n] ~ 0; x @ (train ? W*(uniform(0,1) < keep)/keep : W) + b", "int n, double keep = .5"),
        new("Conv", "x[N, H, W, C]; weight[kh, kw, C, F] ~ he; bias[F] ~ 0; conv(x, weight, pad: pad) + bias", "int F, int kh, int kw = 3, int pad = 0"),
        new("ConvNet", """
            x[N, H, W, C]; y[N]
            h = maxpool(relu(Conv(x, 30, 5)), 2)
            z[N, c] = Dense(relu(Dense(flatten(h), 100)), 10)
            loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
            argmax(z, c)
            """, "int H = 28, int W = 28, int C = 1"),
        new("Residual", "x[N, H, W, C]; h = relu(BatchNorm(Conv(x, C, 3, pad: 1))); relu(x + BatchNorm(Conv(h, C, 3, pad: 1)))"),
        new("Ratings", """
            u[N]; i[N]; r[N]
            U[users, k] ~ normal(.1); V[items, k] ~ normal(.1); a[users] ~ 0; b[items] ~ 0; μ ~ 3.5
            p = μ + a[u] + b[i] + sum(U[u]*V[i], k)                                   // U[u]: [N, k]
            loss = mean((p - r)²) + λ*mean(sum(U[u]² + V[i]², k))
            p
            """, "int users, int items, int k = 16, double λ = .02"),
        new("SkipGram", """
            centre[N]; context[N]; negative[N, s]; E[vocab, d] ~ uniform(-.5/d, .5/d); O[vocab, d] ~ 0
            e = E[centre]
            loss = mean(softplus(-sum(e*O[context], d))) + mean(sum(softplus(sum(e*O[negative], d)), s))
            """, "int vocab, int d = 100"),
        new("Causal", """
            x[.., T, d]; Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier; O[h, c, d] ~ xavier
            k = rename(x @ K, T: U); v = rename(x @ V, T: U)                          // [.., U, h, c]
            s = sum((x @ Q)*k, c)/√c                                                  // [.., T, h, U]
            a = softmax(where(index(U) <= index(T), s, -∞), U)
            sum(sum(a*v, U)*O, h, c)                                                  // [.., T, d]
            """, "int h, int c"),
        new("Block", "x[.., T, d]; x = x + Causal(LayerNorm(x), h, d/h); x + Dense(gelu(Dense(LayerNorm(x), 4*d)), d)", "int h"),
        new("Gpt", """
            tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.02); P[context, d] ~ normal(.02)
            x = E[tokens] + P[index(T)]
            for i in 0..layers { x = Block(x, 4) }
            z = LayerNorm(x) @ Eᵀ                                                     // tied weights: the same name
            loss = crossentropy(z, next)
            z
            """, "int vocab, int context = 128, int d = 128, int layers = 4"),
        new("GRU", """
            x[N, T, k]; Wz[k, n] ~ xavier; Wr[k, n] ~ xavier; Wh[k, n] ~ xavier; Uz[n, n] ~ orthogonal; Ur[n, n] ~ orthogonal; Uh[n, n] ~ orthogonal
            bz[n] ~ 0; br[n] ~ 0; bh[n] ~ 0
            h = 0
            for s in T {
                z = sigmoid(x[s] @ Wz + h @ Uz + bz); r = sigmoid(x[s] @ Wr + h @ Ur + br)
                h = lerp(h, tanh(x[s] @ Wh + (r*h) @ Uh + bh), z)
            }
            h
            """, "int n"),
        new("Sequences", "x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 64), 5); loss = crossentropy(z, y); argmax(z, c)", "int k"),
        new("Vae", """
            x[N, k]
            h = relu(Dense(x, 400)); m[N, q] = Dense(h, latent); s[N, q] = Dense(h, latent)
            r = Dense(relu(Dense(m + exp(s/2)*normal(), 400)), k)
            loss = mean(sum(softplus(r) - x*r, k) + sum(exp(s) + m² - 1 - s, q)/2)
            sigmoid(r)
            """, "int k, int latent = 20"),
        new("NelsonSiegel", "τ[N]; y[N]; β0 ~ .03; β1 ~ -.01; β2 ~ 0; a ~ 1.5; u = τ/softplus(a); e = (1 - exp(-u))/u; p = β0 + β1*e + β2*(e - exp(-u)); loss = mean((p - y)²); p", IsDouble: true),
        new("Quantile", "x[N, k]; t[N]; h[N, u] = tanh(Dense(x, 32)); w[u] ~ xavier; p = h @ w; e = t - p; loss = mean(max(q*e, (q - 1)*e)); p; q := .9"),
        new("Generator", "z[N, k]; Dense(z, d)", "int k, int d"),
        new("Discriminator", "x[N, d]; h[N, u] = tanh(Dense(x, 4)); w[u] ~ xavier; h @ w"),
        new("Critic", "z[N, k]; x[N, d]; loss = mean(softplus(-D(x))) + mean(softplus(D(stop(G(z)))))", "Generator G, Discriminator D"),
        new("Burgers", """
            t[N]; x[N]; w[n] ~ xavier
            u = tanh(Dense(tanh(Dense(stack(t, x), n)), n)) @ w
            loss = mean((∂(u, t) + u*∂(u, x) - ν*∂(∂(u, x), x))²)
            u
            """, "int n = 32, double ν = .01 / 3.14159265358979"),
    ];

    public static ModelClass Named(string name) => All.Single(model => model.Name == name);
}
