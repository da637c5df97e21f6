namespace OptGen;

/// <summary>A function of a point.</summary>
/// <param name="point">The coordinates; they may change after the call.</param>
/// <returns>Its value.</returns>
public delegate double Objective(ReadOnlySpan<double> point);

/// <summary>The gradient of a function.</summary>
/// <param name="point">The coordinates; they may change after the call.</param>
/// <param name="gradient">Receives the derivative by each of them; zeros before.</param>
public delegate void ObjectiveGradient(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>A function of a point together with its gradient, where they are best computed at once.</summary>
/// <param name="point">The coordinates; they may change after the call.</param>
/// <param name="gradient">Receives the derivative by each of them; zeros before.</param>
/// <returns>The value of the function.</returns>
public delegate double ObjectiveWithGradient(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>The Hessian of a function: its second derivatives.</summary>
/// <param name="point">The n coordinates; they may change after the call.</param>
/// <param name="hessian">Receives n × n numbers, row by row; zeros before. Only its symmetric part counts.</param>
public delegate void ObjectiveHessian(ReadOnlySpan<double> point, Span<double> hessian);
