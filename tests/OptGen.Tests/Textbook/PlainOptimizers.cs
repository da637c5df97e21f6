namespace OptGen.Tests.Textbook;

/// <summary>A textbook's rule, as its own code has it: one loop over the weights, states in arrays.</summary>
internal abstract class PlainOptimizer
{
    public abstract void Update(double[] w, double[] g);
}

/// <summary>w ← w − lr·g.</summary>
internal sealed class PlainGradientDescent(double lr) : PlainOptimizer
{
    public override void Update(double[] w, double[] g)
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] -= lr * g[i];
        }
    }
}

/// <summary>v ← α·v − lr·g; w ← w + v.</summary>
internal sealed class PlainMomentum(double lr, double momentum) : PlainOptimizer
{
    private readonly double[] _v = new double[2];

    public override void Update(double[] w, double[] g)
    {
        for (int i = 0; i < w.Length; i++)
        {
            _v[i] = (momentum * _v[i]) - (lr * g[i]);
            w[i] += _v[i];
        }
    }
}

/// <summary>w ← w + α²·v − (1+α)·lr·g with the velocity before it moves: v ← α·v − lr·g.</summary>
internal sealed class PlainNesterov(double lr, double momentum) : PlainOptimizer
{
    private readonly double[] _v = new double[2];

    public override void Update(double[] w, double[] g)
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] += momentum * momentum * _v[i];
            w[i] -= (1 + momentum) * lr * g[i];
            _v[i] *= momentum;
            _v[i] -= lr * g[i];
        }
    }
}

/// <summary>h ← h + g²; w ← w − lr·g/(√h + 10⁻⁷).</summary>
internal sealed class PlainAdaGrad(double lr) : PlainOptimizer
{
    private readonly double[] _h = new double[2];

    public override void Update(double[] w, double[] g)
    {
        for (int i = 0; i < w.Length; i++)
        {
            _h[i] += g[i] * g[i];
            w[i] -= lr * g[i] / (Math.Sqrt(_h[i]) + 1e-7);
        }
    }
}

/// <summary>h ← ρ·h + (1−ρ)·g²; w ← w − lr·g/(√h + 10⁻⁷).</summary>
internal sealed class PlainRMSprop(double lr, double decay) : PlainOptimizer
{
    private readonly double[] _h = new double[2];

    public override void Update(double[] w, double[] g)
    {
        for (int i = 0; i < w.Length; i++)
        {
            _h[i] *= decay;
            _h[i] += (1 - decay) * g[i] * g[i];
            w[i] -= lr * g[i] / (Math.Sqrt(_h[i]) + 1e-7);
        }
    }
}

/// <summary>Adam with both corrections in the learning rate and 10⁻⁷ beside the uncorrected root.</summary>
internal sealed class PlainAdam(double lr, double beta1, double beta2) : PlainOptimizer
{
    private readonly double[] _m = new double[2];
    private readonly double[] _v = new double[2];
    private int _t;

    public override void Update(double[] w, double[] g)
    {
        _t++;
        double rate = lr * Math.Sqrt(1.0 - Math.Pow(beta2, _t)) / (1.0 - Math.Pow(beta1, _t));
        for (int i = 0; i < w.Length; i++)
        {
            _m[i] += (1 - beta1) * (g[i] - _m[i]);
            _v[i] += (1 - beta2) * ((g[i] * g[i]) - _v[i]);
            w[i] -= rate * _m[i] / (Math.Sqrt(_v[i]) + 1e-7);
        }
    }
}
