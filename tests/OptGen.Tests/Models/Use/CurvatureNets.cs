namespace OptGen.Tests.Models.Use;

/// <summary>A net of smooth functions: all parameters have second derivatives by each other.</summary>
[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[hidden, classes] ~ he;  b2[classes] ~ 0
    loss = crossentropy(tanh(x @ W1 + b1) @ W2 + b2, y) + λ*sum(W1⁴)
    """, Element = typeof(double), HessianProducts = true)]
public partial class CurvedMlp(int inputs, int hidden, int classes, double λ = 0.01);

/// <summary>The same in float.</summary>
[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[hidden, classes] ~ he;  b2[classes] ~ 0
    loss = crossentropy(tanh(x @ W1 + b1) @ W2 + b2, y)
    """, HessianProducts = true)]
public partial class CurvedSingleMlp(int inputs, int hidden, int classes);

/// <summary>Attention, layer norms, tables and a loop whose rounds have parameters of their own.</summary>
[Model("""
    tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.5); P[context, d] ~ normal(.5); Q[d, c] ~ xavier; K[d, c] ~ xavier
    h = E[tokens] + P[index(T)]
    for i in 0..layers { h = h + gelu(Dense(LayerNorm(h), d)) }
    a = softmax(where(index(U) <= index(T), sum((h @ Q)*rename(h @ K, T: U), c)/√c, -∞), U)
    loss = crossentropy(sum(a*rename(h, T: U), U) @ Eᵀ, next)
    """, Element = typeof(double), HessianProducts = true)]
public partial class CurvedAttention(int vocab, int d, int c, int context = 6, int layers = 3);

/// <summary>Noise, batch norm, and a parameter that the loss depends on in a straight line.</summary>
[Model("""
    x[N, k]; t[N]; s ~ 1
    h[N, q] = dropout(silu(BatchNorm(Dense(x, 7))), .3); w[q] ~ xavier
    loss = mean((h @ w - t)²) + s
    """, Element = typeof(double), HessianProducts = true)]
public partial class CurvedNoise(int k);

/// <summary>A Hessian whose diagonal is 2a, and which has nothing beside it.</summary>
[Model("a[k]; w[k] ~ 3; loss = sum(a*w²)", HessianProducts = true)]
public partial class DiagonalBowl(int k);

/// <summary>A valley: Rosenbrock's function.</summary>
[Model("u ~ -1.2; v ~ 1; loss = (1 - u)² + 100*(v - u²)²", Element = typeof(double), HessianProducts = true)]
public partial class Valley;

/// <summary>A line through points, whose Hessian is 2XᵀX/N.</summary>
[Model("x[N, k]; t[N]; w[k] ~ 0; loss = mean((x @ w - t)²)", Element = typeof(double), HessianProducts = true)]
public partial class CurvedLine(int k);

/// <summary>A model within another class.</summary>
public static partial class Outside
{
    /// <inheritdoc cref="CurvedLine"/>
    [Model("x[N, k]; t[N]; w[k] ~ 0; loss = mean((x @ w - t)²)", Element = typeof(double), HessianProducts = true)]
    public partial class Nested(int k);
}
