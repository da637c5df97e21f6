using System.ComponentModel.DataAnnotations;

namespace OptGen.Tests.Steps;

/// <summary>A rule without a learning rate.</summary>
[Optimizer("w -= k*g")]
public partial class WithoutLearningRate(double k = 0.5);

/// <summary>A rule whose scalar state adds up <c>t</c>.</summary>
[Optimizer("s += t; w -= lr*g")]
public partial class CountsSteps(double lr = 0.1);

/// <summary>Polyak's step size: a rule that reads the loss.</summary>
[Optimizer("w -= lr*loss*g")]
public partial class ReadsLoss(double lr = 0.1);

/// <summary>Newton's step by the diagonal: a rule that reads the Hessian.</summary>
[Optimizer("w -= lr*g/max(|hess|, 1e-3)")]
public partial class ReadsHessian(double lr = 1);

/// <summary>Hyperparameters of every type, with ranges.</summary>
[Optimizer("w -= on ? lr*scale*g/count + small : 0")]
public partial class Ranges(
    [Range(0.25, 4)] double lr = 1,
    [Range(0, 10)] float scale = 1,
    [Range(1, 100)] int count = 1,
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] double small = 0.5,
    bool on = true);

/// <summary>An average of the weights to evaluate with.</summary>
[Optimizer("w -= lr*g; a += (w - a)/t; eval = a")]
public partial class Averages(double lr = 0.1);
