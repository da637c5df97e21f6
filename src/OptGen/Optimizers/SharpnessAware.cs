using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>SAM: sharpness-aware minimization, to stack upon another optimizer. The gradient is taken again where the loss is greatest nearby.</summary>
/// <remarks>
/// Foret et al., "Sharpness-aware minimization for efficiently improving generalization", 2020. A step takes two calls. One state beside the other's,
/// the weights while the step waits: 4 bytes a float weight.
/// </remarks>
/// <param name="radius">How far away the gradient is taken, over all parameters.</param>
/// <param name="tiny">Keeps the direction finite where the gradient is 0.</param>
[Optimizer("w += base(grad(w + radius*g/(all.norm(g) + tiny)))")]
public partial class SAM(
    [Range(0, double.PositiveInfinity), Property("Radius")] double radius = 0.05,
    [Range(0, double.PositiveInfinity), Property("RadiusEpsilon")] double tiny = 1e-12);
