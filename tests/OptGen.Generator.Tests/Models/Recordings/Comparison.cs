using System.Globalization;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>Compares what two programs computed of one model.</summary>
/// <param name="tolerance">How far apart they may be, relative to the greatest number of a tensor, or of all gradients.</param>
internal sealed class Comparison(double tolerance)
{
    /// <summary>
    /// Both compute in double, in other orders. The longest chains here are some thousand roundings of 1.1e-16 of values of about 1; the greatest quotient that a cancellation
    /// leaves in these nets is about 1e3.
    /// </summary>
    private const double Usual = 1e-12;

    /// <summary>The same through exponentials of sums, which make errors greater by their exponents.</summary>
    private const double OfAttention = 1e-10;

    /// <summary>
    /// PyTorch's derivative of digamma is an asymptotic series from 6 on whose first missing term is 1/(30·x⁸) of the value: 2e-8 at 6. Ours is held against mpmath
    /// in tests/OptGen.Tests/Elementary.
    /// </summary>
    private const double OfTrigamma = 2e-8;

    private readonly List<string> _differences = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>The greatest error so far, relative as the tolerance is.</summary>
    public double Greatest { get; private set; }

    /// <summary>A comparison with what PyTorch made of a recording.</summary>
    public static Comparison Of(Recording recording) => new(
        recording.Classes.Any(model => model.Text.Contains("digamma", StringComparison.Ordinal)) ? OfTrigamma
        : recording.Classes.Any(model => model.Text.Contains("softmax(where(", StringComparison.Ordinal)) ? OfAttention
        : Usual);

    public void Call(string what, ComputedCall expected, ComputedCall actual)
    {
        if (expected.Loss is { } loss)
        {
            Tensor($"loss of {what}", [loss], actual.Loss is { } own ? [own] : []);
        }

        if (expected.Prediction is not null)
        {
            Tensor($"prediction of {what}", expected.Prediction, actual.Prediction ?? []);
        }

        foreach ((string name, double number) in expected.Numbers)
        {
            Tensor($"{name} of {what}", [number], actual.Numbers.TryGetValue(name, out double own) ? [own] : []);
        }

        // What cancels in a gradient that is 0 but for rounding is as great as the other gradients, or as the loss.
        double scale = Size(expected.Gradients.Values.SelectMany(values => values).Append(expected.Loss ?? 0));
        Tensors("∂", expected.Gradients, actual.Gradients, scale);
        Tensors($"{what}: ", expected.States, actual.States);
    }

    public void Tensors(string what, IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double scale = 0)
    {
        foreach ((string name, double[] values) in expected)
        {
            Tensor(what + name, values, actual.TryGetValue(name, out double[]? own) ? own : [], scale);
        }
    }

    /// <param name="what">What is compared, for the message.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="scale">What errors are relative to, where that is more than the greatest number.</param>
    /// <param name="extra">How much more it may be off at each place.</param>
    public void Tensor(string what, double[] expected, double[] actual, double scale = 0, Func<int, double>? extra = null)
    {
        if (expected.Length != actual.Length)
        {
            _differences.Add($"{what}: {actual.Length} numbers instead of {expected.Length}");
            return;
        }

        scale = Math.Max(scale, Size(expected));
        for (int i = 0; i < expected.Length; i++)
        {
            double error = expected[i].Equals(actual[i]) ? 0 : Math.Max(0, Math.Abs(expected[i] - actual[i]) - (extra?.Invoke(i) ?? 0)) / scale;
            Greatest = Math.Max(Greatest, error);
            if (!(error <= tolerance))
            {
                _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: at {i} {actual[i]:R} instead of {expected[i]:R}, {error:0.0e+0} of {scale:0.0e+0}"));
                return;
            }
        }
    }

    private static double Size(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
}
