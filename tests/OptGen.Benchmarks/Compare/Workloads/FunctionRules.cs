namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary><c>exp</c> of each gradient, where it is common.</summary>
[Optimizer("w = exp(4*g)")]
internal sealed partial class ExpRule;

/// <summary><c>log</c> of each gradient, where it is common.</summary>
[Optimizer("w = log(4*abs(g))")]
internal sealed partial class LogRule;

/// <summary><c>tanh</c> of each gradient, where it is common.</summary>
[Optimizer("w = tanh(4*g)")]
internal sealed partial class TanhRule;

/// <summary><c>sigmoid</c> of each gradient, where it is common.</summary>
[Optimizer("w = sigmoid(4*g)")]
internal sealed partial class SigmoidRule;

/// <summary><c>erf</c> of each gradient, where it is common.</summary>
[Optimizer("w = erf(4*g)")]
internal sealed partial class ErfRule;

/// <summary><c>sin</c> of each gradient, where it is common.</summary>
[Optimizer("w = sin(4*g)")]
internal sealed partial class SinRule;

/// <summary><c>cos</c> of each gradient, where it is common.</summary>
[Optimizer("w = cos(4*g)")]
internal sealed partial class CosRule;

/// <summary><c>log1p</c> of each gradient, where it is common.</summary>
[Optimizer("w = log1p(4*abs(g))")]
internal sealed partial class Log1pRule;

/// <summary><c>expm1</c> of each gradient, where it is common.</summary>
[Optimizer("w = expm1(4*g)")]
internal sealed partial class Expm1Rule;
