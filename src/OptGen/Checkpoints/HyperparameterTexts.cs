using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>Writes hyperparameters down in the shortest digits that tell them exactly, and leaves them as they are.</summary>
internal sealed class HyperparameterTexts : HyperparameterExchange
{
    private readonly List<string> _texts = [];

    /// <summary>The texts, in the order of <see cref="OptimizerInfo.Hyperparameters"/>.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public override double Next(double value) => Note(value, value.ToString("R", CultureInfo.InvariantCulture));

    public override float Next(float value) => Note(value, value.ToString("R", CultureInfo.InvariantCulture));

    public override int Next(int value) => Note(value, value.ToString(CultureInfo.InvariantCulture));

    public override long Next(long value) => Note(value, value.ToString(CultureInfo.InvariantCulture));

    public override bool Next(bool value) => Note(value, value ? "true" : "false");

    public override double[] Next(double[] value) =>
        Note(value, string.Join(",", value.Select(element => element.ToString("R", CultureInfo.InvariantCulture))));

    private T Note<T>(T value, string text)
    {
        _texts.Add(text);
        return value;
    }
}
