using OptGen.Zoo;

namespace OptGen.Tests.Regularizers;

[Optimizer<CoupledWeightDecay, SGD>]
public partial class RidgeDescent;

[Optimizer<L1Penalty, SGD>]
public partial class LassoSubgradientDescent;

[Optimizer<OptGen.Zoo.ElasticNet, SGD>]
public partial class ElasticDescent;

[Optimizer<DecoupledWeightDecay, SGD>]
public partial class DecayedDescent;

/// <summary>Iterative shrinkage and thresholding (ISTA).</summary>
[Optimizer<ProximalL1, SGD>]
public partial class ThresholdedDescent;

[Optimizer<OptGen.Zoo.ElasticNet, Adam>]
public partial class ElasticAdam;

[Optimizer<CoupledWeightDecay, Adam>]
public partial class RidgeAdam;

[Optimizer<ProximalL1, OptGen.Zoo.ElasticNet, Adam>]
public partial class ThresholdedElasticAdam;
