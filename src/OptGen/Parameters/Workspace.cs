namespace OptGen.Parameters;

/// <summary>What functions of matrices compute in, and quantiles of columns: as much as any parameter of an optimizer needs. Each thread has one for all optimizers.</summary>
internal sealed class Workspace
{
    [ThreadStatic]
    private static double[]? t_numbers;

    private int _length;

    /// <summary>The workspace of this thread.</summary>
    public Span<double> Numbers
    {
        get
        {
            if (t_numbers is null || t_numbers.Length < _length)
            {
                t_numbers = new double[_length];
            }

            return t_numbers;
        }
    }

    /// <summary>As much of it as something needs whose length is known late.</summary>
    public Span<double> Of(int length)
    {
        Reserve(length);
        return Numbers[..length];
    }

    public void Reserve(int length) => _length = Math.Max(_length, length);

    /// <summary>Allocates that of this thread.</summary>
    public void Allocate()
    {
        if (_length > 0)
        {
            _ = Numbers;
        }
    }
}
