namespace OptGen.Generator.Tests.Snapshots;

/// <summary>The forms that a rule may have.</summary>
public class RuleFormsTests
{
    [Fact]
    public void PreviousAndDelayedValues() => Match(nameof(PreviousAndDelayedValues), "double lr = 0.1", """
        y = g - prev(g)
        z = prev(w, w) + delay(g, 2)
        w -= lr*(y + z)
        """);

    [Fact]
    public void InitialWeights() => Match(nameof(InitialWeights), "double lr = 0.1, double λ = 1e-3", """
        w -= lr*g + λ*(w - w₀)
        """);

    [Fact]
    public void LoopOverIndexedStates() => Match(nameof(LoopOverIndexedStates), "double lr = 0.1, double β = 0.9", """
        x = g
        for i in 0..3 {
            m[i] = ema(m[i], x, β^(i+1))
            x = m[i]
        }
        w -= lr*x
        """);

    [Fact]
    public void Branches() => Match(nameof(Branches), "double lr = 0.1, double β = 0.9, int k = 10, bool nesterov = false", """
        if (t % k == 0 or not nesterov) {
            m = β*m + g     // heavy ball
        } else if (loss > 1) {
            m = g
        } else {
            m = 0
        }
        w -= lr*m
        """);

    [Fact]
    public void GradientAtAnotherPoint() => Match(nameof(GradientAtAnotherPoint), "double lr = 0.1, double ρ = 0.05, int k = 5", """
        n = all.norm(g)
        m = 0.9*m + g
        if (t % k == 1) { q = grad(w + ρ*g/(n + 1e-12)) } else { q = g }
        w -= lr*(q + m)
        """);

    [Fact]
    public void ScalarStates() => Match(nameof(ScalarStates), "double lr = 0.1", """
        a₀ = 1
        a = (1 + √(1 + 4*a²))/2
        b = prev(a, 1)
        w -= lr*b/a*g/rows
        """);

    [Fact]
    public void Masks() => Match(nameof(Masks), "double lr = 0.1, double clip = 1", """
        s = w*g > 0 and |g| != clip
        k = 0 < w <= 1 or isfinite(g)
        w -= lr*(s ? g : k*clip)
        """);

    [Fact]
    public void NoiseInSeveralPasses() => Match(nameof(NoiseInSeveralPasses), "double lr = 0.1, double σ = 1e-3", """
        v₀ = normal()/lr
        z = σ*normal()
        v = ema(v, g + z, 0.9)
        w -= lr*(bernoulli(0.5) ? v : uniform(-1, 1)*rms(g + z))
        """);

    [Fact]
    public void Blocks() => Match(nameof(Blocks), "double lr = 0.1, int n = 64", """
        v = ema(v, block(n).mean(g²), 0.9)
        r = block(10).norm(g)
        w -= lr*g/(√v + r + mean(v))
        """);

    [Fact]
    public void Quantiles() => Match(nameof(Quantiles), "double lr = 0.1, double p = 0.9", """
        τ = quantile(|g|, p)
        r = row.quantile(|g|, 0.5)
        w -= lr*(|g| > τ ? g : r)
        """);

    [Fact]
    public void QuantilesOfAllBlocksAndColumns() => Match(nameof(QuantilesOfAllBlocksAndColumns), "double lr = 0.1, double p = 0.9, int n = 4", """
        τ = all.quantile(|g|, p)
        b = block(n).quantile(g, 0.5)
        c = col.quantile(g, p) + quantile(b, 0.5)
        w -= lr*(|g| > τ ? b : c)
        """);

    [Fact]
    public void TranscendentalFunctions() => Match(nameof(TranscendentalFunctions), "double lr = 0.1, double p = 1.5", """
        a = exp(-|g|) + log1p(g²)*tanh(w) - erf(g)^p
        b = atan2(a, g) % 3 + softplus(a, 2) - ∛w
        w -= lr*cos(π*t/100)*sigmoid(b)*softplus(p)
        """);

    [Fact]
    public void ProductsRoundedOnTheirOwn() => Match(nameof(ProductsRoundedOnTheirOwn), "double lr = 0.1, double β = 0.9", """
        m = ema(m, g, β)
        w -= lr*m
        """, ", FusedMultiplyAdd = false");

    [Fact]
    public void UnusualNames() => Match(nameof(UnusualNames), "double η = 0.1, double β1 = 0.9, double x_y = 1", """
        m̂' = ema(m̂', ∇, beta1)
        ϕ″ = g + m̂'
        q₁₂ = ϕ″*x_y
        await = q12²
        TLane = weights + await
        weights = TLane*1.5
        operands = mState + 1
        mState = operands/2
        m = m + mState
        Registers = x_y/2
        Run = Registers*3
        StepKernel = Run + η
        this = StepKernel*T
        T = this
        θ -= eta*(q₁₂ + weights + m)*StepKernel*this
        """);

    [Fact]
    public void StoredEvaluationWeights() => Match(nameof(StoredEvaluationWeights), "double lr = 0.1, double μ = 0.9", """
        eval = w - lr*g
        b = μ*b + g
        w -= lr*b
        """);

    [Fact]
    public void GivenValuesAndPlaces() => Match(nameof(GivenValuesAndPlaces), "double lr = 0.1, int n = 2", """
        given x
        given c: 1
        given r: rows
        given P: cols×n
        m = ema(m, g*x, 0.9)
        w -= lr*c*(m + r*index + g@P@Pᵀ)
        """);

    [Fact]
    public void HessianAndLoss() => Match(nameof(HessianAndLoss), "double lr = 0.1, double ρ = 0.04", """
        h = ema(h, hess, 0.99)
        w -= lr*loss*clamp(g/max(h, 1e-12), -ρ, ρ)
        """);

    [Fact]
    public void NoHyperparameters() => Match(nameof(NoHyperparameters), "", "w -= 0.5*g");

    [Fact]
    public void OnePlanForEachKindOfRank() => Match(nameof(OnePlanForEachKindOfRank), "double lr = 0.1, double β = 0.9", """
        g *= min(1, 1/all.norm(g))
        if (ndim > 1) {
            r = ema(r, row.mean(g²), β)
            u = g/√r
        } else {
            v = ema(v, g², β)
            u = g/√v
        }
        w -= lr*u/max(1, rms(u))
        """);

    [Fact]
    public void NarrowStates() => GeneratedSnapshot.Match(
        """
        namespace User;

        [OptGen.Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*m / (√v + ε)")]
        [OptGen.State("m", OptGen.Storage.BFloat16), OptGen.State("v", OptGen.Storage.Block8)]
        public partial class Example(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8);
        """,
        $"{nameof(RuleFormsTests)}.{nameof(NarrowStates)}",
        GeneratedPart.Step);

    private static void Match(string name, string parameters, string rule, string arguments = "") => GeneratedSnapshot.Match(
        $$""""
        namespace User;

        [OptGen.Optimizer("""
        {{rule}}
        """{{arguments}})]
        public partial class Example({{parameters}});
        """",
        $"{nameof(RuleFormsTests)}.{name}",
        GeneratedPart.Step);
}
