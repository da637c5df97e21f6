namespace OptGen;

/// <summary>Checks what minimizations are told.</summary>
internal static class MinimizationChecks
{
    public static int Positive(int value, string name) => value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    public static double Tolerance(double value, string name) => value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of at least 0; 0 never ends by it.");
}
