namespace OptGen.Tests.Gradients;

/// <summary>Some of the rules as plain loops in double, with a function to call for a gradient.</summary>
internal static class PlainSteps
{
    public delegate double[] Gradient(double[] point);

    public static double Norm(double[] x) => Math.Sqrt(Dot(x, x));

    public static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    public static double[] Map(double[] x, double[] y, Func<double, double, double> f) => [.. x.Zip(y, f)];

    public static double[] Map(double[] x, Func<double, double> f) => [.. x.Select(f)];

    public static double[] Extragradient(double[] w, Gradient grad)
    {
        double[] q = grad(Map(w, grad(w), (a, b) => a - (0.1 * b)));
        return Map(w, q, (a, b) => a - (0.1 * b));
    }

    public static double[] Surrogate(double[] w, Gradient grad)
    {
        double[] g = grad(w);
        double a = Norm(g) + 1e-12;
        double[] p = grad(Map(w, g, (x, y) => x + (0.3 * y / a)));
        double b = Norm(p) + 1e-12;
        double c = Dot(g, p) / (a * b);
        double[] d = Map(p, g, (x, y) => x - (0.4 * (y - (c * a * x / b))));
        return Map(w, d, (x, y) => x - (0.1 * y));
    }

    public static double[] Lookbehind(double[] w, Gradient grad)
    {
        (double[] s, double[] p) = (w, w);
        _ = grad(w);
        for (int i = 0; i < 5; i++)
        {
            double[] q = grad(p);
            double n = Norm(q) + 1e-12;
            p = Map(p, q, (a, b) => a + (0.05 * b / n));
            s = Map(s, grad(p), (a, b) => a - (0.1 * b));
        }

        return Map(w, s, (a, b) => a + (0.5 * (b - a)));
    }
}
