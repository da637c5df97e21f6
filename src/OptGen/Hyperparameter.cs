namespace OptGen;

/// <summary>Checks of hyperparameters; called by generated constructors and setters.</summary>
public static class Hyperparameter
{
    /// <summary>The value itself, if it is a number.</summary>
    /// <param name="value">The value to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public static double Checked(double value, string name) =>
        double.IsNaN(value) ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number, but is NaN.") : value;

    /// <summary>The value itself, if it lies within the range.</summary>
    /// <param name="value">The value to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <param name="minimum">The least value allowed.</param>
    /// <param name="maximum">The greatest value allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, below the minimum or above the maximum.</exception>
    public static double Checked(double value, string name, double minimum, double maximum) =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must lie between {minimum} and {maximum}, but is {value}."));
}
