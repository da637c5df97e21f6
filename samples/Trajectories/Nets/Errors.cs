namespace Trajectories.Nets;

/// <summary>What the regression losses are made of.</summary>
internal static class Errors
{
    /// <summary>output − target, number by number.</summary>
    public static Matrix Of(Matrix output, Matrix target)
    {
        var errors = new Matrix(output.Rows, output.Columns);
        for (int i = 0; i < errors.Values.Length; i++)
        {
            errors.Values[i] = output.Values[i] - target.Values[i];
        }

        return errors;
    }
}
