namespace OptGen.Tests.Calls.Api;

/// <summary>Rows may be stepped alone.</summary>
[Optimizer("m = β*m + g; w -= lr*m", FusedMultiplyAdd = false)]
public partial class ApiMomentum(double lr = 0.25, double β = 0.5);

/// <summary>Reads what is given.</summary>
[Optimizer("given x; m = β*m + g*x; w -= lr*m", FusedMultiplyAdd = false)]
public partial class ApiGiven(double lr = 0.25, double β = 0.5);

/// <summary>Has weights to evaluate with.</summary>
[Optimizer("m = β*m + g; w -= lr*m; a += (w - a)/t; eval = a", FusedMultiplyAdd = false)]
public partial class ApiAveraged(double lr = 0.25, double β = 0.5);

/// <summary>Takes the gradient at another point.</summary>
[Optimizer("h = grad(w + β*g); m = β*m + h; w -= lr*m", FusedMultiplyAdd = false)]
public partial class ApiTwice(double lr = 0.25, double β = 0.5);
