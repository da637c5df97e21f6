namespace Samples.Svg;

/// <summary>An axis with equal steps.</summary>
public sealed class LinearScale(double from, double to, double firstPixel, double lastPixel, int aboutTicks = 5) : Scale
{
    public override double Map(double value) => firstPixel + (value - from) / (to - from) * (lastPixel - firstPixel);

    public override IEnumerable<double> Ticks
    {
        get
        {
            double step = RoundStep((to - from) / aboutTicks);
            for (double i = Math.Ceiling(from / step - 1e-9); i * step <= to + 1e-9 * step; i++)
            {
                yield return i * step + 0.0;
            }
        }
    }

    /// <summary>The nearest of 1, 2, 5, 10, 20, 50… that is not smaller.</summary>
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
