namespace Trajectories.Nets;

/// <summary>Inputs and wanted outputs, one example after the other.</summary>
public sealed record DataSet(int Count, double[] Inputs, double[] Targets)
{
    private const int Classes = 3;

    /// <summary>Points of the plane in three arms of a spiral, one class each; a target is 1 for the right class and 0 for others.</summary>
    public static DataSet Spirals(int perClass, Random random)
    {
        const double Turn = 3.5, Noise = 0.15;
        int count = Classes * perClass;
        DataSet set = new(count, new double[2 * count], new double[Classes * count]);
        for (int n = 0; n < count; n++)
        {
            int arm = n % Classes;
            double radius = (n / Classes + 1.0) / perClass;
            double angle = 2 * Math.PI * arm / Classes + Turn * radius + Noise * random.NextGaussian();
            set.Inputs[2 * n] = radius * Math.Sin(angle);
            set.Inputs[2 * n + 1] = radius * Math.Cos(angle);
            set.Targets[Classes * n + arm] = 1;
        }

        return set;
    }

    /// <summary>Points of a wave; with noise, a tenth of the targets lies far above it.</summary>
    public static DataSet Wave(int count, Random random, bool isNoisy)
    {
        const double Noise = 0.05, Outlier = 3;
        DataSet set = new(count, new double[count], new double[count]);
        for (int n = 0; n < count; n++)
        {
            double x = 2.0 * n / (count - 1) - 1;
            set.Inputs[n] = x;
            set.Targets[n] = Math.Sin(Math.PI * x);
            if (isNoisy)
            {
                set.Targets[n] += random.NextDouble() < 0.1 ? Outlier : Noise * random.NextGaussian();
            }
        }

        return set;
    }
}
