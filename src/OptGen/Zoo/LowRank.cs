using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>
/// Dion: an orthonormal step of low rank, found by one step of power iteration from the one before; what it leaves out of the momentum stays there.
/// </summary>
/// <remarks>
/// Ahn et al., "Dion: distributed orthonormalized updates", 2025. The first basis is that of the first gradient's greatest singular values, where the
/// paper draws it at random. Two states: <c>Q</c> of cols×r and <c>M</c> of rows×cols, 4 bytes a float weight and 4·r for each column. For matrices
/// of at least r rows and columns. The first basis is that of the gradient times a power of two, whose products are within the type.
/// </remarks>
/// <param name="lr">The learning rate.</param>
/// <param name="μ">The momentum: how much of the step stays in it.</param>
/// <param name="r">The rank; read when a parameter is added.</param>
/// <param name="λ">The weight decay.</param>
/// <param name="ε">Added to the norms of the basis, against division by zero.</param>
[Optimizer("""
    h = g*2^-clamp(floor(log(max(|g|))/log(2)), -100, 100)
    Q₀ = eigvecs(hᵀ@h, r)
    B = M + g
    P = qr(B@Q)
    R = Bᵀ@P
    M = B - (1-μ)*P@Rᵀ
    Q = R/(col.norm(R) + ε)
    w *= 1 - lr*λ
    w -= lr*√(rows/cols)*P@Qᵀ
    """)]
public partial class Dion(
    [Range(0, double.PositiveInfinity)] double lr = 0.01,
    [Range(0, 1), Property("MomentumFactor")] double μ = 0.95,
    [Range(1, int.MaxValue), Property("Rank")] int r = 64,
    [Range(0, double.PositiveInfinity), Property("WeightDecay")] double λ = 0.01,
    [Range(0, double.PositiveInfinity)] double ε = 1e-8);
