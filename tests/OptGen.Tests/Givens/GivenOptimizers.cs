namespace OptGen.Tests.Givens;

/// <summary>A state, one number for each weight, one for the parameter, and the place; products are rounded on their own.</summary>
[Optimizer("given x; given c: 1; m = 0.5*m + g*x; w -= lr*c*m + index", FusedMultiplyAdd = false)]
public partial class GivenElements(double lr = 0.25);

/// <summary>The same without the place, in memory that may be stepped as one.</summary>
[Optimizer("given x; w -= lr*(g*x)", FusedMultiplyAdd = false)]
public partial class GivenAlone(double lr = 0.25);

/// <summary>What is given and the place in a pass that reduces.</summary>
[Optimizer("given x; s = sum(g*x) + sum(index) + max(x); w -= lr*s")]
public partial class GivenSums(double lr = 1);

/// <summary>Sides of the parameter, and others.</summary>
[Optimizer("given r: rows; given k: cols; given q: 3; w -= lr*(g*r*k + sum(q) + row.index - 2*col.index)", FusedMultiplyAdd = false)]
public partial class GivenVectors(double lr = 0.5);

/// <summary>Matrices of the parameter's sides and of others, in functions and in passes of their own.</summary>
[Optimizer("given A: cols×cols; given B: rows x rows; given P: cols*n; w -= lr*(B@g@(A + 2*A)) + lr*(g@P@Pᵀ); n := 2; lr := 1")]
public partial class GivenMatrices;

/// <summary>Values of another size in a pass that reduces.</summary>
[Optimizer("given P: 5×n; w -= lr*(norm(P)² + sum(P))*g; n := 3; lr := 1")]
public partial class GivenOtherSize;

[Optimizer("given x; v = ema(v, x, 0.5); w -= lr*v; lr := 1")]
public partial class FollowsGiven;

/// <summary>The caller is given what the called rule is.</summary>
[Optimizer("given x; x2 = 2*x; w += FollowsGiven(g*x2)")]
public partial class CallsWithGiven;

/// <summary>Knows nothing of what the called rule is given.</summary>
[Optimizer("w += FollowsGiven(g) + 0*FollowsGiven.x")]
public partial class CallsGiven;

[Optimizer("u = base(g); w += 2*u")]
public partial class Twice;

[Optimizer<Twice, FollowsGiven>]
public partial class StackedGiven;

/// <summary>A layer's own rate, and that of the called rule.</summary>
[Optimizer("given lr: 1; w += SGD(g)")]
public partial class OwnRate;

/// <summary>Matrices take one value, other parameters another.</summary>
[Optimizer("given x; given y; if (ndim == 2) { w -= x } else { w -= y }")]
public partial class GivenByRank;

[Optimizer("given x; s = x*w; w -= lr*g; eval = w + x; lr := 1")]
public partial class EvaluatesWithGiven;

[Optimizer("given x; m = ema(m, x*g, 0.5); w -= m*index; lr := 1")]
[State("m", Storage.BFloat16)]
public partial class NarrowGiven;

[Optimizer("given x; m = ema(m, x*g, 0.5); w -= m*index; lr := 1")]
[State("m", Storage.Block8)]
public partial class Block8Given;

[Optimizer("given x; k = all.sum(x*g); w -= k; lr := 1")]
public partial class GivenOverAll;

/// <summary>Reads what is given in both parts of a step.</summary>
[Optimizer("given x; h = grad(w - x); w -= h*x")]
public partial class GivenInBothParts;

[Optimizer("w -= lr*(world.mean(g) + world.sum(g) + world.max(g))/3*world.size + world.rank; lr := 1")]
public partial class OneProcess;

[Optimizer("w = index")]
public partial class Counted;
