using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>Checks of hyperparameters; called by generated constructors and setters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Hyperparameter
{
    /// <summary>The value itself, if it is a number.</summary>
    /// <param name="value">The value to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public static double Checked(double value, string name) =>
        double.IsNaN(value) ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number.") : value;

    /// <summary>The value itself, if it lies within the range.</summary>
    /// <param name="value">The value to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <param name="minimum">The least value allowed.</param>
    /// <param name="maximum">The greatest value allowed.</param>
    /// <param name="excludesMinimum">Whether the minimum itself is not allowed.</param>
    /// <param name="excludesMaximum">Whether the maximum itself is not allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or lies outside the range.</exception>
    public static double Checked(double value, string name, double minimum, double maximum, bool excludesMinimum = false, bool excludesMaximum = false)
    {
        bool isAboveMinimum = excludesMinimum ? value > minimum : value >= minimum;
        bool isBelowMaximum = excludesMaximum ? value < maximum : value <= maximum;
        return isAboveMinimum && isBelowMaximum ? value : throw OutOfRange(value, name, minimum, maximum, excludesMinimum, excludesMaximum);
    }

    private static ArgumentOutOfRangeException OutOfRange(double value, string name, double minimum, double maximum, bool excludesMinimum, bool excludesMaximum)
    {
        List<string> bounds = [];
        if (!double.IsNegativeInfinity(minimum))
        {
            bounds.Add($"{(excludesMinimum ? "above" : "at least")} {minimum.ToString(CultureInfo.InvariantCulture)}");
        }

        if (!double.IsPositiveInfinity(maximum) || excludesMaximum)
        {
            bounds.Add($"{(excludesMaximum ? "below" : "at most")} {maximum.ToString(CultureInfo.InvariantCulture)}");
        }

        string range = bounds.Count == 0 ? "a number" : string.Join(" and ", bounds);
        return new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
    }

    /// <summary>The value as a whole number, if it is one.</summary>
    /// <typeparam name="T">The type of the hyperparameter: <see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="value">The value to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has a fraction, is not finite, or is too large for the type.</exception>
    public static T Whole<T>(double value, string name)
        where T : struct, IBinaryInteger<T>
    {
        T whole = T.CreateSaturating(value);
        return double.CreateSaturating(whole) == value
            ? whole
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a whole number that {typeof(T).Name} holds.");
    }

    /// <summary>A copy of the values, if they are numbers and enough.</summary>
    /// <param name="values">The values to check.</param>
    /// <param name="name">The hyperparameter's name, for the message.</param>
    /// <param name="length">How many the rule reads.</param>
    /// <exception cref="ArgumentNullException">There are no values.</exception>
    /// <exception cref="ArgumentException">There are too few values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN.</exception>
    public static double[] Checked(double[] values, string name, int length)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length < length)
        {
            throw new ArgumentException($"{name} must have {length} values, which the rule reads, but has {values.Length}.", name);
        }

        for (int i = 0; i < values.Length; i++)
        {
            Checked(values[i], $"{name}[{i}]");
        }

        return [.. values];
    }
}
