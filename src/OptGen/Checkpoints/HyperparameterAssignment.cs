using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>Sets hyperparameters from texts.</summary>
/// <param name="texts">A text for each hyperparameter, in the order of <see cref="OptimizerInfo.Hyperparameters"/>; null where it is to stay as it is.</param>
internal sealed class HyperparameterAssignment(IReadOnlyList<string?> texts) : HyperparameterExchange
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;

    private int _count;

    /// <summary>The place of the hyperparameter whose turn it was last.</summary>
    public int Place => _count - 1;

    public override double Next(double value) =>
        Take() is not { } text ? value : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Unreadable(text, "a number");

    public override float Next(float value) =>
        Take() is not { } text ? value : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : throw Unreadable(text, "a number");

    public override int Next(int value) =>
        Take() is not { } text ? value : int.TryParse(text, Whole, CultureInfo.InvariantCulture, out int number) ? number : throw Unreadable(text, "a whole number");

    public override long Next(long value) =>
        Take() is not { } text ? value : long.TryParse(text, Whole, CultureInfo.InvariantCulture, out long number) ? number : throw Unreadable(text, "a whole number");

    public override bool Next(bool value) => Take() switch
    {
        null => value,
        "true" => true,
        "false" => false,
        { } text => throw Unreadable(text, "'true' or 'false'"),
    };

    public override double[] Next(double[] value) => Take() is not { } text ? value : text.Length == 0 ? [] : Numbers(text);

    private static double[] Numbers(string text) =>
    [
        .. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Unreadable(text, "numbers with commas between them")),
    ];

    private static FormatException Unreadable(string text, string expected) => new($"expected {expected}, found '{text}'");

    private string? Take() => texts[_count++];
}
