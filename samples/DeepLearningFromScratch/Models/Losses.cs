namespace DeepLearningFromScratch.Models;

// Losses (4.2): of the probabilities y that a net gives, and those that are wanted, t.

/// <summary>The sum of absolute errors.</summary>
[Model("y[c]; t[c]; loss = sum(abs(y - t))", Element = typeof(double))]
public sealed partial class AbsoluteError;

/// <summary>Half the sum of squared errors, as the book has it.</summary>
[Model("y[c]; t[c]; loss = sum((y - t)²)/2", Element = typeof(double))]
public sealed partial class SquaredError;

/// <summary>−Σ t·log y; the book adds a small number against log 0.</summary>
[Model("y[c]; t[c]; loss = -sum(t*log(y + 1e-7))", Element = typeof(double))]
public sealed partial class CrossEntropyError;
