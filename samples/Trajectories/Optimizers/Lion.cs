using System.ComponentModel.DataAnnotations;
using OptGen;

namespace Trajectories.Optimizers;

// All that a new optimizer takes is its rule. The library has Lion, too; this one line is all of it, and yours would look the same:
//   m       is read before it is written, so it is a state: the optimizer keeps one for each weight, zero at first;
//   g, w    are the gradient and the weight;
//   lr, β1, β2 are the constructor's parameters: they become the properties LearningRate, Beta1 and Beta2, checked against their ranges;
//   ema(m, g, β) is β·m + (1−β)·g.

/// <summary>Lion: every weight moves by the learning rate, in the direction of the sign of a smoothed gradient.</summary>
/// <remarks>Chen et al., "Symbolic discovery of optimization algorithms", 2023; without its weight decay.</remarks>
/// <param name="lr">The learning rate: how far each weight moves.</param>
/// <param name="β1">The smoothing of the gradient whose sign is taken.</param>
/// <param name="β2">The smoothing of the gradient that is kept.</param>
[Optimizer("u = sign(ema(m, g, β1)); w -= lr*u; m = ema(m, g, β2)")]
public sealed partial class Lion(
    [Range(0, double.PositiveInfinity)] double lr = 1e-4,
    [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9,
    [Range(0, 1, MaximumIsExclusive = true)] double β2 = 0.99);
