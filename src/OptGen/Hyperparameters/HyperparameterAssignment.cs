using System.Globalization;
using OptGen.CompilerServices;

namespace OptGen.Hyperparameters;

/// <summary>Sets a hyperparameter from a text.</summary>
/// <param name="text">Its value.</param>
internal sealed class HyperparameterAssignment(string text) : HyperparameterExchange
{
    public override double Exchange(double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Unreadable("a number");

    public override float Exchange(float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : throw Unreadable("a number");

    public override int Exchange(int value) =>
        WholeNumber.TryParse(text, out long number) && number == (int)number ? (int)number : throw Unreadable("a whole number of 32 bits");

    public override long Exchange(long value) =>
        WholeNumber.TryParse(text, out long number) ? number : throw Unreadable("a whole number");

    public override bool Exchange(bool value) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Unreadable("'true' or 'false'"),
    };

    public override double[] Exchange(double[] value) => text.Length == 0 ? [] :
    [
        .. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Unreadable("numbers with commas between them")),
    ];

    private FormatException Unreadable(string expected) => new($"expected {expected}, found '{text}'");
}
