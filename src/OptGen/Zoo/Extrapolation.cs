using System.ComponentModel.DataAnnotations;

namespace OptGen.Zoo;

/// <summary>The extragradient method: the step is taken with the gradient at where gradient descent would go.</summary>
/// <remarks>
/// Korpelevich, "The extragradient method for finding saddle points and other problems", 1976. A step takes two calls. One state, the weights while the
/// step waits: 4 bytes a float weight.
/// </remarks>
/// <param name="lr">The learning rate.</param>
[Optimizer("w -= lr*grad(w - lr*g)")]
public partial class Extragradient([Range(0, double.PositiveInfinity)] double lr = 0.1);

/// <summary>
/// STORM: momentum without the noise of earlier batches, by the gradient of the batch at hand at the previous weights as well; the rate follows from
/// the gradients.
/// </summary>
/// <remarks>
/// Cutkosky and Orabona, "Momentum-based variance reduction in non-convex SGD", 2019. A step takes two calls with the same batch, the first one a
/// single call. Four states, <c>d</c>, the previous weights, and weights and gradient while the step waits: 16 bytes a float weight.
/// </remarks>
/// <param name="scale">The scale of the rate.</param>
/// <param name="mix">How fast the momentum forgets, against the square of the rate.</param>
/// <param name="offset">What the sum of squared norms starts from.</param>
[Optimizer("""
    S += all.norm(g)²
    η = scale/∛(offset + S)
    before = prev(w, w)
    if (t > 1) { d = g + (1 - forget)*(d - grad(before)) } else { d = g }
    forget = min(1, mix*η²)
    w -= η*d
    """)]
public partial class STORM(
    [Range(0, double.PositiveInfinity), Property("RateScale")] double scale = 0.1,
    [Range(0, double.PositiveInfinity), Property("MomentumScale")] double mix = 100,
    [Range(0, double.PositiveInfinity), Property("Offset")] double offset = 0.1);
