namespace OptGen.Tests.Language;

// One rule for each thing that the language says; RuleTests has the meaning of each in plain C#.

/// <summary>A state that starts at the gradient, written with a subscript.</summary>
[Optimizer("m₀ = g; m = 0.5*m + g; w -= m")]
internal partial class StartsAtGradient();

/// <summary>The same with brackets.</summary>
[Optimizer("m[0] = g; m = 0.5*m + g; w -= m")]
internal partial class StartsAtGradientInAscii();

/// <summary>An initial value in the middle of a rule sees what was assigned before it.</summary>
[Optimizer("g += 2*w; m₀ = g; w -= 0.25*m; m = g")]
internal partial class StartsInProgramOrder();

/// <summary>A scalar initial value does not make a state scalar.</summary>
[Optimizer("n₀ = a0; n += g²; w -= n")]
internal partial class StartsAtScalar(double a0 = 3);

/// <summary>A scalar state.</summary>
[Optimizer("s₀ = 4; s = s/2 + t; w -= s*g")]
internal partial class ScalarState();

/// <summary>The previous gradient.</summary>
[Optimizer("w -= g - prev(g)")]
internal partial class Previous();

/// <summary>The previous gradient, and the first one before there was one.</summary>
[Optimizer("w -= 2*g - prev(g, g)")]
internal partial class PreviousWithFirst();

/// <summary>A memory in a branch that is not always taken.</summary>
[Optimizer("if (t % 2 == 0) { w -= g - prev(g) } else { w -= 8*g }")]
internal partial class PreviousInBranch();

/// <summary>A memory of a scalar.</summary>
[Optimizer("w -= (t + 10*prev(t))*g")]
internal partial class PreviousScalar();

/// <summary>The gradient of three steps ago.</summary>
[Optimizer("w -= delay(g, 3)")]
internal partial class Delayed();

/// <summary>The weights before the first step.</summary>
[Optimizer("w -= g + 0.5*(w - w₀)")]
internal partial class InitialWeights();

/// <summary>The same with brackets.</summary>
[Optimizer("w -= g + 0.5*(w - w[0])")]
internal partial class InitialWeightsInAscii();

/// <summary>Branches by a scalar, nested, with an <c>else</c> on a line of its own.</summary>
[Optimizer("""
    if (t < 3) {
        m = m + g
        if (t == 2) { d = 16*m } else { d = m }
    }
    else if (t % 2 == 0) { d = 2*g }
    else { d = 4*g; m = 0*m }
    w -= d
    """)]
internal partial class Branches();

/// <summary>A loop with an indexed state for each turn.</summary>
[Optimizer("""
    s = 0*g
    for i in 0..3 {
        b[i] = b[i]/2 + (i + 1)*g
        s += b[i]
    }
    w -= s
    """)]
internal partial class Loop();

/// <summary>Indexed states with initial values.</summary>
[Optimizer("for i in 1..3 { b₀[i] = i*w; b[i] += g; w -= b[i] }")]
internal partial class LoopWithInitialValues();

/// <summary>Indices below 0, of an element and of a scalar.</summary>
[Optimizer("for i in -1..2 { b₀[i] = (i + 2)*w; b[i] += g; n[i] += i*0.5; w -= b[i]*n[-1] }")]
internal partial class LoopBelowZero();

/// <summary>Hyperparameters declared by the rule.</summary>
[Optimizer("""
    lr := 0.25      // a comment
    μ := 0.5; v = μ*v + g; w -= lr*v
    """)]
internal partial class DeclaresHyperparameters;

/// <summary>a·b + c with one rounding.</summary>
[Optimizer("w = g*k + w")]
internal partial class Fused(double k = 1);

/// <summary>a·b + c with two roundings.</summary>
[Optimizer("w = g*k + w", FusedMultiplyAdd = false)]
internal partial class NotFused(double k = 1);

/// <summary>Comparisons as numbers.</summary>
[Optimizer("w -= (g > 0) + 2*(g < 0) + 4*(g == 1) + 8*(g != 1) + 16*(g >= 1) + 32*(g <= 1)")]
internal partial class ConditionsAsNumbers();

/// <summary>A chain of comparisons, and what logic makes of conditions.</summary>
[Optimizer("w -= (0 < g < 2 ? 1 : 0) + (0 ≤ g ≤ 2 and not g == 1 ? 10 : 0) + (g < 0 or g > 2 ? 100 : 0)")]
internal partial class Chains();

/// <summary>A temporary that holds a condition is one.</summary>
[Optimizer("up = g > prev(g); w -= up ? 1 : 2; w -= 4*up")]
internal partial class ConditionInTemporary();

/// <summary>Greek letters and symbols.</summary>
[Optimizer("m = β1*m + (1 − β1)·∇; v = β2*v + (1-β2)*∇²; θ -= η*m/(√v + ε) + |m|×λ")]
internal partial class Greek(double η = 0.1, double β1 = 0.9, double β2 = 0.99, double ε = 1e-3, double λ = 1e-2);

/// <summary>The same rule in ASCII.</summary>
[Optimizer("m = beta1*m + (1 - beta1)*g; v = beta2*v + (1-beta2)*g^2; w -= eta*m/(sqrt(v) + epsilon) + abs(m)*lambda")]
internal partial class Ascii(double eta = 0.1, double beta1 = 0.9, double beta2 = 0.99, double epsilon = 1e-3, double lambda = 1e-2);

/// <summary>Hyperparameters of every type, two of them renamed.</summary>
[Optimizer("w -= (flag ? 1 : 3)*count*scale*g + (big + α)")]
internal partial class HyperparametersOfEveryType(
    bool flag = true, int count = 2, [Property("Stretch")] float scale = 0.5f, long big = 1L << 40, [Property("Shift")] double α = 0);

/// <summary>Weights for evaluation from states, weights and a temporary.</summary>
[Optimizer("m = m + g; w -= m; y = w + 2*m; eval = y")]
internal partial class EvaluatesTemporary();

/// <summary>Weights for evaluation from a state and scalars.</summary>
[Optimizer("a += g; w -= g; eval = k*a + t")]
internal partial class EvaluatesStates(double k = 0.5);

/// <summary>A state that only decays.</summary>
[Optimizer("m₀ = c + 0*g; m = m/2; w += m")]
internal partial class Decays(double c = 1);

/// <summary>Each function of the language, so that each of them is in what every width of registers must agree on.</summary>
[Optimizer("""
    a = round(3*g) + floor(5*g) + ceil(7*g) + trunc(9*g) + sign(g) + copysign(2, g)
    b = exp(-|g|) + log(1 + |g|) + log1p(|g|) + expm1(g) + ∛g + erf(g) + sigmoid(g) + softplus(g)
    c = sin(g) + cos(g) + tan(g) + tanh(g) + atan(g) + asin(clamp(g, -1, 1)) + acos(clamp(g, -1, 1)) + atanh(clamp(g, -0.5, 0.5)) + atan2(g, w)
    d = max(g, w) + min(g, w) + lerp(g, w, 0.25) + (isfinite(g) ? rsqrt(g² + 1) : 5) + |g|^1.5 + g % 0.75 + g³/(1 + g⁴)
    m = ema(m, a + b, 0.75)
    v = ema(v, (c - d)², 0.75)
    w -= 0.125*hat(m, 0.75)/(√hat(v, 0.75) + 1e-3)
    """)]
internal partial class EveryFunction();

/// <summary>Each activation, the gamma functions, and the derivatives of them all.</summary>
[Optimizer("""
    a = relu(g) + leakyrelu(g) + elu(g, 0.5) + selu(g) + gelu(g) + silu(g) + mish(g) + softsign(g) + lgamma(g + 0.3) + digamma(g + 0.3)
    b = ∂(relu(w) + leakyrelu(w, 0.2) + elu(w) + selu(w) + gelu(w) + silu(w) + mish(w) + softsign(w) + lgamma(w + 0.3) + digamma(w + 0.3))
    m = ema(m, a + b, 0.75)
    w -= 0.125*tanh(m)
    """)]
internal partial class EveryActivation();

/// <summary>Types around optimizers.</summary>
internal static partial class Outer
{
    /// <summary>An optimizer in a class.</summary>
    [Optimizer("w -= lr*g")]
    internal sealed partial class Nested(double lr = 1);

    /// <summary>A type around one more optimizer.</summary>
    internal partial struct Inner
    {
        /// <summary>A private optimizer, two types deep.</summary>
        [Optimizer("w -= 2*g")]
        private partial class Hidden();

        /// <summary>The private optimizer.</summary>
        public static Optimizer Create() => new Hidden();
    }
}
