namespace OptGen.Tests.Composition;

/// <summary>Moves only the weights that move against their gradient.</summary>
[Optimizer("d = WrittenAdamW(g); k = d*g < 0; w += d*k")]
public partial class Cautious;

/// <summary>Keeps the displacement of gradient descent where it can be seen.</summary>
[Optimizer("x₀ = 0; x = SGD(g); w += x")]
public partial class ShowsDescent;

[Optimizer("x₀ = 0; x = BareAdam(g); w += x")]
public partial class ShowsAdam;

[Optimizer("x₀ = 0; x = WrittenAdamW(g); w += x")]
public partial class ShowsAdamW;

[Optimizer("w = w - lr*g")]
public partial class AssignsDifference(double lr = 0.1);

[Optimizer("x₀ = 0; x = AssignsDifference(g); w += x")]
public partial class ShowsDifference;

[Optimizer("w /= 1 + lr*λ; w -= lr*g")]
public partial class Divides(double lr = 0.1, double λ = 0.1);

[Optimizer("x₀ = 0; x = Divides(g); w += x")]
public partial class ShowsDivision;

/// <summary>Moves in one branch only.</summary>
[Optimizer("if (t > 2) { w -= lr*g }")]
public partial class WaitsTwoSteps(double lr = 0.1);

[Optimizer("x₀ = 0; x = WaitsTwoSteps(g); w += x")]
public partial class ShowsWaiting;

/// <summary>Moves before and within a branch.</summary>
[Optimizer("w -= lr*g; if (t % 2 == 0) { w -= lr*g*g }")]
public partial class MovesTwice(double lr = 0.1);

[Optimizer("x₀ = 0; x = MovesTwice(g); w += x")]
public partial class ShowsMovingTwice;

/// <summary>Two displacements in one expression, one of them of a rule that calls.</summary>
[Optimizer("w += 0.25*SGD(g) + 0.75*ComposedAdamW(g); λ := 0.1; lr := 0.01")]
public partial class Mixture;
