namespace DeepLearningFromScratch.Models;

// Activation functions with their slopes (3.2), and five layers of each (6.2.1).

/// <summary>The sigmoid's slope.</summary>
[Model("x[N]; ∂(sigmoid(x), x)", Element = typeof(double))]
public sealed partial class SigmoidSlope;

/// <summary>The slope of tanh.</summary>
[Model("x[N]; ∂(tanh(x), x)", Element = typeof(double))]
public sealed partial class TanhSlope;

/// <summary>The slope of ReLU.</summary>
[Model("x[N]; ∂(relu(x), x)", Element = typeof(double))]
public sealed partial class ReluSlope;

/// <summary>What five layers of 100 sigmoids give, layer by layer, with first weights of the deviation σ.</summary>
[Model("""
    x[N, n]; A[n, n] ~ normal(σ); B[n, n] ~ normal(σ); C[n, n] ~ normal(σ); D[n, n] ~ normal(σ); E[n, n] ~ normal(σ)
    a = sigmoid(x @ A); b = sigmoid(a @ B); c = sigmoid(b @ C); d = sigmoid(c @ D); e = sigmoid(d @ E)
    stack(a, b, c, d, e)
    """)]
public sealed partial class SigmoidLayers(int n = 100, double σ = 1);

/// <summary>The same with tanh.</summary>
[Model("""
    x[N, n]; A[n, n] ~ normal(σ); B[n, n] ~ normal(σ); C[n, n] ~ normal(σ); D[n, n] ~ normal(σ); E[n, n] ~ normal(σ)
    a = tanh(x @ A); b = tanh(a @ B); c = tanh(b @ C); d = tanh(c @ D); e = tanh(d @ E)
    stack(a, b, c, d, e)
    """)]
public sealed partial class TanhLayers(int n = 100, double σ = 1);

/// <summary>The same with ReLU.</summary>
[Model("""
    x[N, n]; A[n, n] ~ normal(σ); B[n, n] ~ normal(σ); C[n, n] ~ normal(σ); D[n, n] ~ normal(σ); E[n, n] ~ normal(σ)
    a = relu(x @ A); b = relu(a @ B); c = relu(b @ C); d = relu(c @ D); e = relu(d @ E)
    stack(a, b, c, d, e)
    """)]
public sealed partial class ReluLayers(int n = 100, double σ = 1);

/// <summary>Normal numbers: the first values of a parameter.</summary>
[Model("W[n] ~ normal(1); loss = sum(W)")]
public sealed partial class NormalNumbers(int n);
