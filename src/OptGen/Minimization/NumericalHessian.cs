namespace OptGen;

/// <summary>Second derivatives from differences of gradients on both sides of a point.</summary>
internal static class NumericalHessian
{
    /// <summary>The third root of a double's rounding: where the error of the difference and that of its rounding are of one size.</summary>
    private static readonly double RelativeStep = Math.Cbrt(Math.ScaleB(1, -52));

    /// <summary>Writes the Hessian, by two evaluations for each coordinate.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">Where; it is moved and put back, bit for bit.</param>
    /// <param name="evaluation">Room for an evaluation.</param>
    /// <param name="hessian">Receives n × n numbers.</param>
    /// <returns>Whether the gradients were finite.</returns>
    public static bool Write(FlatObjective objective, double[] point, Evaluation evaluation, double[] hessian)
    {
        int n = point.Length;
        for (int i = 0; i < n; i++)
        {
            double middle = point[i];
            double step = RelativeStep * Math.Max(1, Math.Abs(middle));
            try
            {
                double right = point[i] = middle + step;
                if (!objective.Evaluate(point, evaluation))
                {
                    return false;
                }

                Span<double> row = hessian.AsSpan(i * n, n);
                evaluation.Gradient.CopyTo(row);
                double left = point[i] = middle - step;
                if (!objective.Evaluate(point, evaluation))
                {
                    return false;
                }

                for (int j = 0; j < n; j++)
                {
                    row[j] = (row[j] - evaluation.Gradient[j]) / (right - left);
                }
            }
            finally
            {
                point[i] = middle;
            }
        }

        return true;
    }
}
