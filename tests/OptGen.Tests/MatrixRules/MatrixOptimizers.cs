namespace OptGen.Tests.MatrixRules;

/// <summary>A product that needs nothing but the gradient.</summary>
[Optimizer("w -= lr*(g@gᵀ@g)")]
public partial class Products(double lr = 0.01);

/// <summary>Every way of writing a transpose, and products of matrices of all four sizes.</summary>
[Optimizer("a = gᵀ; b = a@w; c = w@transpose(g); w -= lr*(g@b + c@g + (a*2)ᵀ + wᵀᵀ)")]
public partial class Transposes(double lr = 0.01);

/// <summary>The simplest rule over orth.</summary>
[Optimizer("m = ema(m, g, μ); w -= lr*√max(1, rows/cols)*orth(m)")]
public partial class SimpleMuon(double lr = 0.02, double μ = 0.95);

/// <summary>A rule of square states with initial values.</summary>
[Optimizer("L₀ = ε*eye; R₀ = ε*eye; L += g@gᵀ; R += gᵀ@g; w -= lr*invroot(L, 4)@g@invroot(R, 4)")]
public partial class SimpleShampoo(double lr = 0.1, double ε = 0.1);

/// <summary>A state that is read before and after it changes, by products and by elementwise operations.</summary>
[Optimizer("p = L@g; q = 0.1*L; L = ema(L, g@gᵀ, 0.9); w -= lr*(p + (q + L)@g)")]
public partial class ReadsOldAndNew(double lr = 0.1);

/// <summary>The weights before and after they change.</summary>
[Optimizer("a = w@wᵀ; w -= lr*g; b = w@wᵀ; w -= lr*(a - b)@g + 0.01*(b@w)")]
public partial class MovesBetweenProducts(double lr = 0.1);

/// <summary>Reductions of matrices of every size, and a matrix made from a matrix by elementwise functions.</summary>
[Optimizer("S = g@gᵀ; A = S - 0.5*S@S; B = |A| + eye; w -= lr*g*(‖S‖ + sum(A) + mean(B) + max(B) + dot(S, A) + rms(A)) + lr*(B*row.norm(S))@g")]
public partial class Measures(double lr = 0.01);

/// <summary>An inverse that only some steps need.</summary>
[Optimizer("L = ema(L, g@gᵀ, 0.9); if (t % k == 1) { P = inv(L + 0.1*eye) }; w -= lr*P@g")]
public partial class InvertsSometimes(double lr = 0.1, int k = 3);

/// <summary>SOAP without its first step left out: eigenvectors at first, then refined now and then.</summary>
[Optimizer("""
    L = ema(L, g@gᵀ, β); R = ema(R, gᵀ@g, β)
    if (t == 1) { U = eigvecs(L); V = eigvecs(R) } else if (t % k == 0) { U = qr(L@U); V = qr(R@V) }
    q = Uᵀ@g@V; v = ema(v, q², β)
    w -= lr*U@(q/(√hat(v, β) + ε))@Vᵀ
    """)]
public partial class SimpleSoap(double lr = 0.01, double β = 0.9, double ε = 0.1, int k = 3);

/// <summary>A gradient of low rank, handed to a rule that knows nothing of it.</summary>
[Optimizer("if (t % k == 1) { P = eigvecs(g@gᵀ, r) }; w += P@CalledMomentum(Pᵀ@g)")]
public partial class LowRank(double lr = 0.1, double μ = 0.9, int r = 2, int k = 4);

/// <summary>What the one above calls.</summary>
[Optimizer("b = μ*b + g; w -= lr*b")]
public partial class CalledMomentum(double lr = 0.1, double μ = 0.9);

/// <summary>Matrices where there are two axes, something else where there are not.</summary>
[Optimizer("if (ndim == 2) { m = ema(m, g, 0.9); w -= lr*orth(m) } else { w -= lr*g }")]
public partial class MatricesByRank(double lr = 0.1);

/// <summary>What another parameter has comes in between products.</summary>
[Optimizer("x = g/(all.norm(g) + 1); y = x@xᵀ; w -= lr*(y@g)/all.max(|y@g|)")]
public partial class MatricesOfAll(double lr = 0.1);

/// <summary>Diagonal matrices of vectors of every size, on either side, in an initial value too.</summary>
[Optimizer("D₀ = row.norm(g)*eye; D = 0.5*D + eye*row.norm(g); S = gᵀ@g; w -= lr*((D + λ*eye)@g + g@(col.norm(g)*eye) + g@(eye/(1 + col.norm(S)) + S))")]
public partial class Diagonals(double lr = 0.01, double λ = 0.1);

/// <summary>The polar factor and the greatest singular value, of memory and of what is computed.</summary>
[Optimizer("m = ema(m, g, 0.9); S = g@gᵀ; s = specnorm(g); w -= lr*(polar(m)*s + polar(2*g)/(1 + specnorm(S - m@mᵀ)))")]
public partial class SingularValues(double lr = 0.1);

/// <summary>What is spent only where the gradient is long.</summary>
[Optimizer("if (specnorm(g) > bar) { P = polar(g) }; w -= lr*P")]
public partial class SingularValueDecides(double lr = 0.1, double bar = 1);

/// <summary>A subspace that begins at random (PowerSGD and its kin), of constant and of counted width.</summary>
[Optimizer("Q₀ = qr(normal(cols, r)); P = qr(g@Q); Q = gᵀ@P; w -= lr*(P@Qᵀ)")]
public partial class RandomSubspace(double lr = 0.1, int r = 2);

/// <summary>Draws of sizes that are the parameter's, constant and counted.</summary>
[Optimizer("A₀ = normal(cols, 4); B₀ = uniform(-1, 1, r, rows); C₀ = normal(2, 3, 5, r); D₀ = bernoulli(0.5, r, 6) ? 1 : -1; E₀ = normal(rows, cols); F₀ = normal(r, r); w -= lr*(g@A@Aᵀ + Bᵀ@B@g)")]
public partial class DrawsOfSizes(double lr = 0.1, int r = 2);
