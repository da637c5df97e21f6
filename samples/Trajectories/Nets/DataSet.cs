namespace Trajectories.Nets;

/// <summary>Inputs and wanted outputs, one example per row.</summary>
public sealed record DataSet(Matrix Inputs, Matrix Targets)
{
    private const int Classes = 3;

    /// <summary>Number of examples.</summary>
    public int Count => Inputs.Rows;

    /// <summary>Points of the plane in three arms of a spiral, one class each.</summary>
    public static DataSet Spirals(int perClass, Random random)
    {
        const double Turn = 3.5, Noise = 0.15;
        var inputs = new Matrix(Classes * perClass, 2);
        var targets = new Matrix(Classes * perClass, Classes);
        for (int n = 0; n < inputs.Rows; n++)
        {
            int arm = n % Classes;
            double radius = (n / Classes + 1.0) / perClass;
            double angle = 2 * Math.PI * arm / Classes + Turn * radius + Noise * random.NextGaussian();
            inputs[n, 0] = radius * Math.Sin(angle);
            inputs[n, 1] = radius * Math.Cos(angle);
            targets[n, arm] = 1;
        }

        return new DataSet(inputs, targets);
    }

    /// <summary>Points of a wave; with noise, a tenth of the targets lies far above it.</summary>
    public static DataSet Wave(int count, Random random, bool isNoisy)
    {
        const double Noise = 0.05, Outlier = 3;
        var inputs = new Matrix(count, 1);
        var targets = new Matrix(count, 1);
        for (int n = 0; n < count; n++)
        {
            double x = 2.0 * n / (count - 1) - 1;
            inputs[n, 0] = x;
            targets[n, 0] = Math.Sin(Math.PI * x);
            if (isNoisy)
            {
                targets[n, 0] += random.NextDouble() < 0.1 ? Outlier : Noise * random.NextGaussian();
            }
        }

        return new DataSet(inputs, targets);
    }
}
