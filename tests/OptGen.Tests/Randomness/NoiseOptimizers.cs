namespace OptGen.Tests.Randomness;

/// <summary>The weights become the noise itself.</summary>
[Optimizer("w = normal()")]
public partial class DrawsNormal;

/// <summary>The weights become uniform noise.</summary>
[Optimizer("w = uniform(0, 1)")]
public partial class DrawsUniform;

/// <summary>Every form of noise in a state of its own.</summary>
[Optimizer("a = prev(w); w = normal(3, 0.5); b = uniform(); c = uniform(-2, 6); d = bernoulli(0.25) ? 1 : 0; x₀ = 0; x = x + b; y₀ = 0; y = y + c; z₀ = 0; z = z + d")]
public partial class DrawsEveryForm;

/// <summary>Calls that are written alike, turns of a loop among them, each summed up on its own.</summary>
[Optimizer("""
    a₀ = 0
    b₀ = 0
    a += normal()
    b += normal()
    for i in 0..3 {
        c₀[i] = 0
        c[i] += normal()
    }
    w = 0*w
    """)]
public partial class DrawsAlike;

/// <summary>Calls a rule with noise twice.</summary>
[Optimizer("a₀ = 0; a += Shifts(g); b₀ = 0; b += Shifts(g); w = 0*w")]
public partial class DrawsInCalls;

/// <summary>A rule with noise.</summary>
[Optimizer("w += normal()")]
public partial class Shifts;

/// <summary>The same noise in an early pass, a late one, and reduced between them.</summary>
[Optimizer("""
    v₀ = normal()
    z = normal(1, 2)
    m₀ = 0
    m = mean(z)
    n₀ = 0
    n = ‖v‖
    v = ema(v, z*g, 0.9)
    w = z - (bernoulli(0.5) ? m : uniform(-1, 1)*n)
    """)]
public partial class DrawsInEveryPass;

/// <summary>Noise in a pass that goes row by row.</summary>
[Optimizer("z = normal(); r₀ = 0*row.sum(z); r = row.sum(z); c₀ = 0*col.sum(z); c = col.sum(z); w = z*row.max(|z|) + col.mean(z)")]
public partial class DrawsForRows;

/// <summary>The noise itself, where rows make the pass go row by row.</summary>
[Optimizer("w = row.sum(g) < 0 ? g : normal()")]
public partial class DrawsByRows;

/// <summary>Noise in the weights to evaluate with: those after the step and the same noise again.</summary>
[Optimizer("v₀ = 0; w -= 0.5*g; eval = w + normal()")]
public partial class EvaluatesNoise;

/// <summary>The same, stored by the step, because it reads the gradient.</summary>
[Optimizer("w -= 0.5*g; eval = w + normal() + 0*g")]
public partial class StoresEvaluatedNoise;
