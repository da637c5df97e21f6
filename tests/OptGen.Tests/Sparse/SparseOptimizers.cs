namespace OptGen.Tests.Sparse;

/// <summary>PyTorch's SparseAdam, whose ε stands beside the root that is not corrected.</summary>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*√(1-β2^t)/(1-β1^t)*m/(√v + ε)")]
public partial class SparseAdam(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8);

/// <summary>Its state is kept in blocks, which rows share.</summary>
[State("m", Storage.Block8)]
[Optimizer("m = ema(m, g, β); w -= lr*m")]
public partial class NarrowMomentum(double lr = 1e-3, double β = 0.9);
