namespace OptGen.Tests.Checkpoints;

/// <summary>Rules with something that a checkpoint may lose or mix up.</summary>
public static partial class CheckpointOptimizers
{
    /// <summary>A third cannot be told in float.</summary>
    [Optimizer("s = s/3 + t/7; w -= lr*s*g; lr := 0.1")]
    public partial class ScalarState;

    [Optimizer("c = c + all.norm(g)/3; w -= lr*g/(1 + c); lr := 0.1")]
    public partial class SharedState;

    [Optimizer("w -= lr*(prev(g/(1 + g²)) + (g % 2)*prev(g/2)); lr := 0.1")]
    public partial class SlashesInNames;

    [Optimizer("m = β[0]*m + β[1]*g; if (isOn) { w -= lr*m*n*scale/big }")]
    public partial class EveryType(double lr = 0.1, int n = 3, long big = 1L << 60, bool isOn = true, float scale = 0.1f, params double[] β);

    /// <summary>A rule, and what becomes of it when it is edited.</summary>
    [Optimizer("m = β*m + g; w -= lr*m")]
    public partial class BeforeEdit(double lr = 0.1, double β = 0.9);

    [Optimizer("m = β*m + g; q = max(q, g²); w -= lr*κ*m/(1 + √q); lr := 0.1; β := 0.5; κ := 2")]
    public partial class AfterEdit;

    [Optimizer("w += BeforeEdit(g)")]
    public partial class CallsBefore;

    [Optimizer("s = s + g*g; w -= lr*g/(1 + s)")]
    public partial class Ranged([System.ComponentModel.DataAnnotations.Range(0, 1)] double lr = 0.1);

    [Optimizer("w -= lr*grad(w - lr*g); lr := 0.1")]
    public partial class TwoCalls;

    [Optimizer("L = 0.9*L + g @ gᵀ; b = block(k).mean(g²); c = c/2 + b; w -= lr*(L @ g)/(1 + c); lr := 0.01; k := 4")]
    public partial class MatrixAndBlocks;

    [Optimizer("m = ema(m, g, 0.9); v = ema(v, g², 0.99); w -= lr*m/(√v + 1e-8); lr := 0.01"), State("m", Storage.BFloat16), State("v", Storage.Block8)]
    public partial class NarrowMoments;

    [Optimizer("average₀ = w; w -= lr*g; average = ema(average, w, 0.9); eval = average; lr := 0.1")]
    public partial class Averaged;
}
