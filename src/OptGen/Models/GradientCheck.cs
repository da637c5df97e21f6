using System.Globalization;

namespace OptGen;

/// <summary>How far the gradient of a parameter is from differences of the loss, where it is farthest; both computed in <see cref="double"/>.</summary>
public sealed class GradientCheck
{
    internal GradientCheck(string parameter, IReadOnlyList<int> place, double gradient, double difference, double error)
    {
        Parameter = parameter;
        Place = place;
        Gradient = gradient;
        DifferenceQuotient = difference;
        RelativeError = error;
    }

    /// <summary>The parameter; of the whole check, the one that differs most.</summary>
    public string Parameter { get; }

    /// <summary>The element of it that differs most: its place along each axis.</summary>
    public IReadOnlyList<int> Place { get; }

    /// <summary>The derivative there, as the model computes it, but in <see cref="double"/>.</summary>
    public double Gradient { get; }

    /// <summary>The derivative there by central differences.</summary>
    public double DifferenceQuotient { get; }

    /// <summary>Their difference, relative to the greatest derivative of the parameter that was looked at; 0 where rounding of the loss alone may have made it.</summary>
    public double RelativeError { get; }

    /// <summary>The same for each parameter, in their order; empty for one parameter.</summary>
    public IReadOnlyList<GradientCheck> Parameters { get; internal init; } = [];

    /// <summary>What differs most, and where.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Parameter}[{string.Join(", ", Place)}] differs most: gradient {Gradient}, by differences {DifferenceQuotient}, relative error {RelativeError:0.##e+0}");
}
