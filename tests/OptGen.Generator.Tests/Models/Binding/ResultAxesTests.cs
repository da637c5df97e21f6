namespace OptGen.Generator.Tests.Models.Binding;

/// <summary>Which axes a value has, in which order.</summary>
public sealed class ResultAxesTests
{
    [Theory]

    // Values meet by name; the one that contains the other gives the order, of equal sets the left one.
    [InlineData("x[N, T]; w[T] ~ 1; w*x", "[N, T]")]
    [InlineData("x[N, T]; y[T, N]; y + x", "[T, N]")]
    [InlineData("x[N, 3]; w[3] ~ 1; x*w", "[N, 3]")]
    [InlineData("x[N, T]; index(T) < x", "[N, T]")]
    [InlineData("x[N, T]; x*(index(N) <= index(T))", "[N, T]")]
    [InlineData("x[N, T]; index(N) <= index(T)", "[N, T]")]

    // Products.
    [InlineData("x[N, k]; W[k, c] ~ 1; x @ W", "[N, c]")]
    [InlineData("x[N, T, k]; W[k, c] ~ 1; x @ W", "[N, T, c]")]
    [InlineData("x[N, k]; W[c, k] ~ 1; x @ Wᵀ", "[N, c]")]
    [InlineData("x[N, k]; U[k, k] ~ 1; x @ U", "[N, k]")]
    [InlineData("x[N, k]; U[k, k] ~ 1; x @ U @ U + x", "[N, k]")]
    [InlineData("x[N, k]; w[k] ~ 1; x @ w", "[N]")]
    [InlineData("q[N, T, h, c]; k[N, U, h, c]; sum(q*k, c)", "[N, T, h, U]")]
    [InlineData("x[N, i]; y[N, j]; W[i, j] ~ 1; sum(x*W*y, i, j)", "[N]")]
    [InlineData("x[N, i]; y[N, j]; sum(x*y, N)", "[i, j]")]
    [InlineData("x[N, i]; y[N, j]; mean(x*y, N)", "[i, j]")]

    // Reductions.
    [InlineData("x[N, T, k]; sum(x, T)", "[N, k]")]
    [InlineData("x[N, T, k]; max(x, k, N)", "[T]")]
    [InlineData("x[N, T]; mean(x)", "[]")]
    [InlineData("x[N, T]; softmax(x, T)", "[N, T]")]
    [InlineData("x[N, T]; argmax(x, T)", "[N]")]
    [InlineData("x[N, T]; cumsum(x, T)", "[N, T]")]
    [InlineData("x[N, T]; logsumexp(x, N)", "[T]")]

    // Axes made anew.
    [InlineData("x[N]; w[T] ~ 1; expand(x, T)*w", "[N, T]")]
    [InlineData("x[N, T]; rename(x, T: U)", "[N, U]")]
    [InlineData("x[N, T]; rename(x, N: M, T: U)", "[M, U]")]
    [InlineData("t[N]; p = expand(t, M) - expand(rename(t, N: M), N); p*rename(p, N: M, M: N)", "[N, M]")]
    [InlineData("x[N, d]; W[h, c] ~ 1; split(x, d: h, c)*W", "[N, h, c]")]
    [InlineData("x[N, d, T]; split(x, d: 2, c)", "[N, 2, c, T]")]
    [InlineData("x[N, h, T, c]; merge(x, h, c: d)", "[N, d, T]")]
    [InlineData("a[N]; b[N]; stack(a, b)", "[N, 2]")]
    [InlineData("a[N, c]; b[N, c]; concat(a, b, c)", "[N, c]")]
    [InlineData("x[N, T]; x[T: 1..] - x[T: ..-1]", "[N, T]")]
    [InlineData("x[N, T]; xᵀ", "[T, N]")]
    [InlineData("x[N, T, k]; xᵀ", "[N, k, T]")]

    // Indexing.
    [InlineData("i[N, T]; E[vocab, d] ~ 1; E[i]", "[N, T, d]")]
    [InlineData("i[N]; x[N, T]; x[T: i]", "[N]")]
    [InlineData("i[N]; j[N]; U[u, k] ~ 1; V[v, k] ~ 1; U[i]*V[j]", "[N, k]")]
    [InlineData("i[N]; x[N, k]; x[N, i]", "[N]")]
    [InlineData("x[N, T]; P[L, d] ~ 1; sum(x)*P[index(T) + 2]", "[T, d]")]

    // Assignments give names and an order.
    [InlineData("x[N, k]; z[N, c] = Dense(x, 4); z", "[N, c]")]
    [InlineData("x[N, T]; z[T, N] = x; z", "[T, N]")]
    [InlineData("x[N, k]; Dense(x, 4)", "[N, 4]")]
    [InlineData("x[N, T, k]; W[k, c] ~ 1; Dense(x, c) @ Wᵀ", "[N, T, k]")]
    public void Result_has_axes(string text, string expected) =>
        Assert.Equal(expected, BoundModels.Axes(BoundModels.Bind(new ModelClass("Tried", text)).Evaluation.Result));
}
