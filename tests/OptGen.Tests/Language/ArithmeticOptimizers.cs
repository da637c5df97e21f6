namespace OptGen.Tests.Language;

// Arithmetic that must not be simplified, and readings that could be mistaken; ArithmeticTests has their meaning.

/// <summary>∞·0 is NaN.</summary>
[Optimizer("w = g*0")]
internal partial class TimesZero();

/// <summary>∞ − ∞ is NaN.</summary>
[Optimizer("w = g - g")]
internal partial class MinusItself();

/// <summary>−0 + 0 is 0.</summary>
[Optimizer("w = 1/(g + 0)")]
internal partial class PlusZero();

/// <summary>−0·1 is −0.</summary>
[Optimizer("w = 1/(1*g*1)")]
internal partial class TimesOne();

/// <summary>NaN⁰ is 1.</summary>
[Optimizer("w = g^0")]
internal partial class PowerOfZero();

/// <summary>Only NaN differs from itself.</summary>
[Optimizer("w = g == g")]
internal partial class EqualsItself();

/// <summary>NaN stays NaN between bounds.</summary>
[Optimizer("w = clamp(g, -1, 1)")]
internal partial class Clamped();

/// <summary>Every comparison with NaN but ≠ is false.</summary>
[Optimizer("w = g > 0 ? 1 : g < 0 ? 2 : 3")]
internal partial class ByCases();

/// <summary>Powers are products.</summary>
[Optimizer("w -= g^2 + g³ + g^-2 + g^0 + 2^3^1 + (g²)^0.5")]
internal partial class Powers();

/// <summary>What binds more tightly.</summary>
[Optimizer("w = -2^2 + 2*3%4 + √4*2 + |−3| + 2/4/2 + (1 < 2 < 3) + (not 0 > 1)")]
internal partial class Precedence();

/// <summary>Primes and combining marks in names.</summary>
[Optimizer("m' = m'/2 + g; m̂ = 2*m'; w -= m̂")]
internal partial class MarkedNames();

/// <summary>A memory of a memory.</summary>
[Optimizer("w -= prev(prev(g))")]
internal partial class PreviousOfPrevious();

/// <summary>A name assigned in one branch alone is a state.</summary>
[Optimizer("""
    if (t == 2) { d = g }
    w -= d
    """)]
internal partial class AssignedInOneBranch();

/// <summary>Names that generated code uses itself.</summary>
[Optimizer("start = 2*g; end = start; weights = end; gradient = weights; step = gradient*operands; batch = step; kernel = batch*value; T = kernel; TLane = T; condition = TLane > 0; constant = condition ? 1 : 2; factor = constant*3; w -= factor*this + in")]
internal partial class NamesOfGeneratedCode(double operands = 1, double value = 1, double @this = 1, double @in = 0);
