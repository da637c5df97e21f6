using System.Numerics;

namespace OptGen.Hyperparameters;

/// <summary>Checks of whole numbers that are no hyperparameters. An error says the value once, as that of a hyperparameter does.</summary>
internal static class RangeCheck
{
    /// <summary>The value itself, if it is no less than a minimum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is.</exception>
    public static T AtLeast<T>(T minimum, T value, string name)
        where T : struct, IBinaryInteger<T> => value >= minimum ? value : throw IsBelow(minimum, value, name);

    private static ArgumentOutOfRangeException IsBelow<T>(T minimum, T value, string name)
        where T : struct, IBinaryInteger<T> =>
        new(name, value, T.IsZero(minimum) ? $"{name} must not be negative." : $"{name} must be at least {minimum}.");
}
