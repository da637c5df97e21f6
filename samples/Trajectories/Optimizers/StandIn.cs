namespace OptGen;

#pragma warning disable IDE1006
public abstract class Optimizer(double lr)
{
    private readonly List<(string Name, Memory<double> W, Memory<double> G, double[] S)> _parameters = [];
    private int _t;

    public double LearningRate { get; set; } = lr;

    public void Add(string name, double[] weights, double[] gradients, int rows = 0, int cols = 0) =>
        _parameters.Add((name, weights, gradients, new double[weights.Length * 4]));

    public void Step()
    {
        _t++;
        foreach (var (_, w, g, s) in _parameters)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w.Span[i] = Update(w.Span[i], g.Span[i], s.AsSpan(i * 4, 4), _t);
            }
        }
    }

    protected abstract double Update(double w, double g, Span<double> s, int t);
}

public class SGD(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t) => w - LearningRate * g;
}

public class Momentum(double lr = 0.01, double momentum = 0.9) : Optimizer(lr)
{
    public double MomentumFactor { get; set; } = momentum;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = MomentumFactor * s[0] + g;
        return w - LearningRate * s[0];
    }
}

public class Nesterov(double lr = 0.01, double momentum = 0.9) : Optimizer(lr)
{
    public double Momentum { get; set; } = momentum;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = Momentum * s[0] + g;
        return w - LearningRate * (g + Momentum * s[0]);
    }
}

public class ASGD(double lr = 0.01) : Optimizer(lr)
{
    public double Lambda { get; set; } = 1e-4;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        double eta = t == 1 ? LearningRate : LearningRate / Math.Pow(1 + Lambda * LearningRate * (t - 1), 0.75);
        return w * (1 - Lambda * eta) - eta * g;
    }
}

public class AdaGrad(double lr = 0.01, double eps = 1e-10) : Optimizer(lr)
{
    public double Epsilon { get; set; } = eps;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] += g * g;
        return w - LearningRate * g / (Math.Sqrt(s[0]) + Epsilon);
    }
}

public class RMSprop(double lr = 0.01) : Optimizer(lr)
{
    public double Alpha { get; set; } = 0.99;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = Alpha * s[0] + (1 - Alpha) * g * g;
        return w - LearningRate * g / (Math.Sqrt(s[0]) + 1e-8);
    }
}

public class AdaDelta(double lr = 1) : Optimizer(lr)
{
    public double Rho { get; set; } = 0.9;

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = Rho * s[0] + (1 - Rho) * g * g;
        double d = Math.Sqrt(s[1] + 1e-6) / Math.Sqrt(s[0] + 1e-6) * g;
        s[1] = Rho * s[1] + (1 - Rho) * d * d;
        return w - LearningRate * d;
    }
}

public class Rprop(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        if (t == 1)
        {
            s[1] = LearningRate;
        }

        double sign = Math.Sign(g * s[0]);
        s[1] = Math.Clamp(s[1] * (sign > 0 ? 1.2 : sign < 0 ? 0.5 : 1), 1e-6, 50);
        g = sign < 0 ? 0 : g;
        s[0] = g;
        return w - s[1] * Math.Sign(g);
    }
}

public class Adam(double lr = 0.001) : Optimizer(lr)
{
    public double Beta1 { get; set; } = 0.9;

    public double Beta2 { get; set; } = 0.999;

    public double Epsilon { get; set; } = 1e-8;

    protected void Moments(double g, Span<double> s)
    {
        s[0] = Beta1 * s[0] + (1 - Beta1) * g;
        s[1] = Beta2 * s[1] + (1 - Beta2) * g * g;
    }

    protected override double Update(double w, double g, Span<double> s, int t)
    {
        Moments(g, s);
        return w - LearningRate * (s[0] / (1 - Math.Pow(Beta1, t))) / (Math.Sqrt(s[1] / (1 - Math.Pow(Beta2, t))) + Epsilon);
    }
}

public class AMSGrad(double lr = 0.001) : Adam(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        Moments(g, s);
        s[2] = Math.Max(s[2], s[1]);
        return w - LearningRate * (s[0] / (1 - Math.Pow(Beta1, t))) / (Math.Sqrt(s[2] / (1 - Math.Pow(Beta2, t))) + Epsilon);
    }
}

public class AdamW(double lr = 0.001) : Adam(lr)
{
    public double WeightDecay { get; set; } = 0.01;

    protected override double Update(double w, double g, Span<double> s, int t) => base.Update(w * (1 - LearningRate * WeightDecay), g, s, t);
}

public class Adamax(double lr = 0.001) : Adam(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = Beta1 * s[0] + (1 - Beta1) * g;
        s[1] = Math.Max(Beta2 * s[1], Math.Abs(g) + Epsilon);
        return w - LearningRate / (1 - Math.Pow(Beta1, t)) * s[0] / s[1];
    }
}

public class NAdam(double lr = 0.001) : Adam(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        double mu = Beta1 * (1 - 0.5 * Math.Pow(0.96, t * 0.004)), next = Beta1 * (1 - 0.5 * Math.Pow(0.96, (t + 1) * 0.004));
        s[2] = (t == 1 ? 1 : s[2]) * mu;
        Moments(g, s);
        double denominator = Math.Sqrt(s[1] / (1 - Math.Pow(Beta2, t))) + Epsilon;
        return w - LearningRate * (1 - mu) / (1 - s[2]) * g / denominator - LearningRate * next / (1 - s[2] * next) * s[0] / denominator;
    }
}

public class RAdam(double lr = 0.001) : Adam(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        Moments(g, s);
        double m = s[0] / (1 - Math.Pow(Beta1, t)), power = Math.Pow(Beta2, t), limit = 2 / (1 - Beta2) - 1, rho = limit - 2 * t * power / (1 - power);
        return rho <= 5
            ? w - LearningRate * m
            : w - LearningRate * m * Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) * Math.Sqrt(1 - power) / (Math.Sqrt(s[1]) + Epsilon);
    }
}

public class TextbookMomentum(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = 0.9 * s[0] - LearningRate * g;
        return w + s[0];
    }
}

public class TextbookNesterov(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        w += 0.9 * 0.9 * s[0] - 1.9 * LearningRate * g;
        s[0] = 0.9 * s[0] - LearningRate * g;
        return w;
    }
}

public class TextbookAdaGrad(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] += g * g;
        return w - LearningRate * g / (Math.Sqrt(s[0]) + 1e-7);
    }
}

public class TextbookRMSprop(double lr = 0.01) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        s[0] = 0.99 * s[0] + (1 - 0.99) * g * g;
        return w - LearningRate * g / (Math.Sqrt(s[0]) + 1e-7);
    }
}

public class TextbookAdam(double lr = 0.001) : Optimizer(lr)
{
    protected override double Update(double w, double g, Span<double> s, int t)
    {
        double rate = LearningRate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t));
        s[0] += (1 - 0.9) * (g - s[0]);
        s[1] += (1 - 0.999) * (g * g - s[1]);
        return w - rate * s[0] / (Math.Sqrt(s[1]) + 1e-7);
    }
}
