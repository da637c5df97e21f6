using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>Shampoo: the gradient between the inverse fourth roots of the sums of its products with itself, of rows and of columns. For matrices.</summary>
/// <remarks>
/// Gupta, Koren and Singer, "Shampoo: preconditioned stochastic tensor optimization", 2018. Two states, <c>L</c> of rows × rows and <c>R</c> of cols
/// × cols. Two eigendecompositions a step; <see cref="GraftedShampoo"/> makes them now and then. A product that the type cannot hold makes <c>L</c>
/// and <c>R</c> infinite; from then on the weights stay where they are, as Adam's do whose mean square is infinite.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">What the sums start from.</param>
[Optimizer("""
    L₀ = ε*eye
    R₀ = ε*eye
    L += g@gᵀ
    R += gᵀ@g
    s = invroot(L, 4)@g@invroot(R, 4)
    w -= isfinite(‖s‖) ? lr*s : 0
    """)]
public partial class Shampoo(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity)] double ε = 1e-6);

/// <summary>Distributed Shampoo: Shampoo over averages, with roots made now and then, momentum, and the length of Adam's step.</summary>
/// <remarks>
/// Anil et al., "Scalable second order optimization for deep learning", 2020. States <c>L</c> and <c>A</c> of rows × rows, <c>R</c> and <c>B</c> of
/// cols × cols, and three of the weights' size: 12 bytes a float weight. While the gradients are zero, or where their products are beyond the type,
/// the preconditioned part of the step is 0.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of squares and products.</param>
/// <param name="μ">The momentum.</param>
/// <param name="λ">The weight decay, added to the step.</param>
/// <param name="k">The number of steps from one pair of roots to the next.</param>
/// <param name="ε">Added to Adam's root, against division by zero.</param>
[Optimizer("""
    L = ema(L, g@gᵀ, β2)
    R = ema(R, gᵀ@g, β2)
    if (t % k == 1 or k == 1) { A = invroot(L, 4); B = invroot(R, 4) }
    v = ema(v, g², β2)
    x = ema(x, g, β1)
    q = hat(x, β1)/(√hat(v, β2) + ε)
    p = A@hat(x, β1)@B
    n = ‖p‖
    d = (n > 0 and isfinite(n) ? ‖q‖/n*p : 0) + λ*w
    m = μ*m + d
    w -= lr*m
    """)]
public partial class GraftedShampoo(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(0, double.PositiveInfinity), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(1, double.PositiveInfinity), Property("RootPeriod")] double k = 10,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>SOAP: Adam in the eigenvectors of Shampoo's averages, which one step of the power iteration renews now and then. The first step only begins the averages.</summary>
/// <remarks>
/// Vyas et al., "SOAP: improving and stabilizing Shampoo using Adam", 2024, as the authors' code: a renewal takes the eigenvectors from the greatest
/// estimate of their eigenvalues to the least, and the mean squares with them; <c>P</c> and <c>Q</c> are the permutations. A step that is not finite, because a
/// square left the type, is not made; its decay is. States <c>L</c> and <c>U</c> of rows × rows, <c>R</c> and <c>V</c> of cols × cols, <c>m</c> and <c>v</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of squares and products.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="k">The number of steps from one renewal of the eigenvectors to the next.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    L = ema(L, g@gᵀ, β2)
    R = ema(R, gᵀ@g, β2)
    if (t == 1) {
        U = eigvecs(L)
        V = eigvecs(R)
    } else {
        m = ema(m, g, β1)
        q = Uᵀ@g@V
        v = ema(v, q², β2)
        s = U@((Uᵀ@m@V)/(√v + ε))@Vᵀ
        w -= isfinite(‖s‖) ? lr*√(1-β2^(t-1))/(1-β1^(t-1))*s : 0
        w *= 1 - lr*λ
        if ((t-1) % k == 0) {
            X = L@U
            Y = R@V
            a = rank(-col.sum(U*X))
            b = rank(-col.sum(V*Y))
            P = aᵀ == sort(a)
            Q = bᵀ == sort(b)
            U = qr(X@P)
            V = qr(Y@Q)
            v = Pᵀ@v@Q
        }
    }
    """)]
public partial class SOAP(
    [Range(0, double.PositiveInfinity)] double lr = 3e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.95,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.95,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.01,
    [Range(1, double.PositiveInfinity), Property("RenewalPeriod")] double k = 10,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>KL-Shampoo: Shampoo whose averages are each taken in the other's inverse, as the divergence between Gaussians asks for.</summary>
/// <remarks>
/// Lin et al., "Understanding and improving Shampoo and SOAP via Kullback–Leibler minimization", 2025. Two states, <c>A</c> of rows × rows and
/// <c>B</c> of cols × cols. Inverses are those of the part that is not zero, so that gradients of zero, however long, do no harm. A product that the
/// type cannot hold stops the weights.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">How fast the averages follow.</param>
[Optimizer("""
    A₀ = eye
    B₀ = eye
    P = lerp(A, g@invroot(B, 1)@gᵀ/cols, β)
    B = lerp(B, gᵀ@invroot(A, 1)@g/rows, β)
    A = P
    s = invroot(A, 2)@g@invroot(B, 2)
    w -= isfinite(‖s‖) ? lr*s : 0
    """)]
public partial class KLShampoo(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1)] double β = 0.05);

/// <summary>
/// ASGO: the average gradient divided by the root of the average product of its rows, and brought to AdamW's length: Shampoo with one side. For
/// matrices that have no more rows than columns; <see cref="TallASGO"/> is for the others.
/// </summary>
/// <remarks>
/// An et al., "ASGO: adaptive structured gradient optimization", 2025, as the authors' code: the paper's algorithm has no length, no decay, and ε
/// beside the root. One state, <c>m</c>: 4 bytes a float weight, and <c>V</c> of rows × rows.
/// </remarks>
/// <param name="lr">The learning rate: the root mean square of a step is a fifth of it.</param>
/// <param name="β">The smoothing of the products.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the products' diagonal, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, μ)
    V = ema(V, g@gᵀ, β)
    u = invroot(V + ε*eye, 2)@m
    n = ‖u‖
    w *= 1 - lr*λ
    w -= n > 0 and isfinite(n) ? lr*0.2*√numel/n*u : 0
    """)]
public partial class ASGO(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.8,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-10);

/// <summary><see cref="ASGO"/> for matrices that have more rows than columns: the products are those of the columns.</summary>
/// <remarks>An et al., 2025, as the authors' code. One state, <c>m</c>: 4 bytes a float weight, and <c>V</c> of cols × cols.</remarks>
/// <param name="lr">The learning rate: the root mean square of a step is a fifth of it.</param>
/// <param name="β">The smoothing of the products.</param>
/// <param name="μ">The smoothing of the gradient.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the products' diagonal, against division by zero.</param>
[Optimizer("""
    m = ema(m, g, μ)
    V = ema(V, gᵀ@g, β)
    u = m@invroot(V + ε*eye, 2)
    n = ‖u‖
    w *= 1 - lr*λ
    w -= n > 0 and isfinite(n) ? lr*0.2*√numel/n*u : 0
    """)]
public partial class TallASGO(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.8,
    [Range(0, 1, MaximumIsExclusive = true), Property("MomentumFactor")] double μ = 0.9,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)] double ε = 1e-10);

/// <summary>SPlus: the signs of the average gradient in the eigenvectors of Shampoo's averages; an average of the weights to evaluate with.</summary>
/// <remarks>
/// Frans, Levine and Abbeel, "A stable whitening optimizer for efficient neural network training", 2025, as the authors' code: weights decay after
/// the step and after the average has taken them. A step that is not finite, because a product left the type, is not made; its decay is. States <c>L</c> and <c>U</c> of rows × rows,
/// <c>R</c> and <c>V</c> of cols × cols, <c>m</c> and <c>e</c>: 8 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its products.</param>
/// <param name="k">The number of steps from one set of eigenvectors to the next.</param>
/// <param name="λ">The weight decay, as a share of the rate after its scale by 2/(rows + cols).</param>
/// <param name="βe">The smoothing of the weights.</param>
[Optimizer("""
    U₀ = eye
    V₀ = eye
    η = lr*2/(rows+cols)
    m = ema(m, g, β1)
    L = ema(L, g@gᵀ, β2)
    R = ema(R, gᵀ@g, β2)
    s = U@sign(Uᵀ@m@V)@Vᵀ
    w -= isfinite(‖s‖) ? η*s : 0
    if (t == 1 or t % k == 0) { U = eigvecs(L); V = eigvecs(R) }
    e = ema(e, w, βe)
    w *= 1 - η*λ
    eval = hat(e, βe)
    """)]
public partial class SPlus(
    [Range(0, double.PositiveInfinity)] double lr = 0.1,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(1, double.PositiveInfinity), Property("EigenvectorPeriod")] double k = 100,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.01,
    [Range(0, 1, MaximumIsExclusive = true), Property("WeightSmoothing")] double βe = 0.999);

/// <summary>SWAN: gradients whose rows are normalised, then whitened; no state at all.</summary>
/// <remarks>
/// Ma et al., "SWAN: SGD with normalization and whitening enables stateless LLM training", 2024. A gradient of zero, or of one column, has no
/// deviation from the mean of its rows: the weights stay where they are.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="ε">Added to the deviations, against division by zero.</param>
[Optimizer("""
    x = (g - row.mean(g))/((cols > 1 ? row.std(g) : 0) + ε)
    u = invroot(x@xᵀ, 2)@x
    n = ‖u‖
    w -= (n > 0 ? lr*‖x‖/n : 0)*u
    """)]
public partial class SWAN(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>Eigen-Adam, or AdaDiag: Adam in the eigenvectors of the rows of one gradient in many.</summary>
/// <remarks>
/// Published as AdaDiag and as Eigen-Adam, 2025. States <c>P</c> of rows × rows, <c>m</c> and <c>v</c>: 8 bytes a float weight. The eigenvectors are
/// those of the gradient times a power of two, whose products are within the type.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β1">The smoothing of the gradient.</param>
/// <param name="β2">The smoothing of its square.</param>
/// <param name="k">The number of steps from one set of eigenvectors to the next.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the root, against division by zero.</param>
[Optimizer("""
    if (t % k == 1 or k == 1) {
        h = g*2^-clamp(floor(log(max(|g|))/log(2)), -100, 100)
        P = eigvecs(h@hᵀ)
    }
    x = Pᵀ@g
    m = ema(m, x, β1)
    v = ema(v, x², β2)
    w -= lr*(P@(m/(√v + ε)) + λ*w)
    """)]
public partial class EigenAdam(
    [Range(0, double.PositiveInfinity)] double lr = 1e-3,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.999,
    [Range(1, double.PositiveInfinity), Property("EigenvectorPeriod")] double k = 200,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);

/// <summary>
/// Cayley SGD: momentum for weights with orthonormal columns, which they keep. Each step begins by giving them the length 1. For tall matrices.
/// </summary>
/// <remarks>
/// Li, Fuxin and Todorovic, "Efficient Riemannian optimization on the Stiefel manifold via the Cayley transform", 2020, as the authors' code: five turns
/// of the iteration from the momentum before its projection, and the largest sum of a column for the norm; without the QR that the code does once in a
/// hundred steps. One state, <c>m</c>: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="β">The momentum.</param>
/// <param name="q">Limits the length of a step.</param>
/// <param name="ε">Added to the norms, against division by zero.</param>
[Optimizer("""
    x = w/(col.norm(w) + ε)
    d = β*m - g
    A = d@xᵀ - 0.5*x@(xᵀ@d@xᵀ)
    S = A - Aᵀ
    a = min(lr, 2*q/(max(col.norm1(S)) + ε))
    y = x + a*d
    for i in 0..5 { y = x + a/2*S@(x + y) }
    m = S@x
    w = y
    """)]
public partial class CayleySGD(
    [Range(0, double.PositiveInfinity)] double lr = 0.2,
    [Range(0, 1, MaximumIsExclusive = true)] double β = 0.9,
    [Range(0, double.PositiveInfinity)] double q = 0.5,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);
