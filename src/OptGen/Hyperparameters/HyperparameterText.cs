using System.Globalization;
using OptGen.CompilerServices;

namespace OptGen.Hyperparameters;

/// <summary>Writes a hyperparameter down in the shortest digits that tell it exactly, and leaves it as it is.</summary>
internal sealed class HyperparameterText : HyperparameterExchange
{
    /// <summary>The text of the last one.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The texts of all hyperparameters, in the order of <see cref="OptimizerInfo.Hyperparameters"/>.</summary>
    public static string[] Of(IHyperparameters hyperparameters)
    {
        HyperparameterText text = new();
        string[] texts = new string[hyperparameters.Info.Hyperparameters.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            hyperparameters.Exchange(i, text);
            texts[i] = text.Text;
        }

        return texts;
    }

    public override double Exchange(double value) => Note(value, value.ToString("R", CultureInfo.InvariantCulture));

    public override float Exchange(float value) => Note(value, value.ToString("R", CultureInfo.InvariantCulture));

    public override int Exchange(int value) => Note(value, value.ToString(CultureInfo.InvariantCulture));

    public override long Exchange(long value) => Note(value, value.ToString(CultureInfo.InvariantCulture));

    public override bool Exchange(bool value) => Note(value, value ? "true" : "false");

    public override double[] Exchange(double[] value) =>
        Note(value, string.Join(",", value.Select(element => element.ToString("R", CultureInfo.InvariantCulture))));

    private T Note<T>(T value, string text)
    {
        Text = text;
        return value;
    }
}
