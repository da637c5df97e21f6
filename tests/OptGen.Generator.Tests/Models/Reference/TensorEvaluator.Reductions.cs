using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>What takes many elements at once.</summary>
internal sealed partial class TensorEvaluator
{
    private double[] Reduce(Tensor t, Func<IEnumerable<double>, double> reduce) =>
        ForEach(t, () => reduce([.. Places(t.Content.Axes).Select(_ => At(t.Inputs[0]))]));

    private double[] Softmax(Tensor t) => ForEach(t, () =>
    {
        // Read first: the sum runs over axes of the element.
        double own = At(t.Inputs[0]);
        double[] all = [.. Places(t.Content.Axes).Select(_ => At(t.Inputs[0]))];
        double greatest = Greatest(all);
        return Math.Exp(own - greatest) / all.Sum(x => Math.Exp(x - greatest));
    });

    private double[] CumulativeSum(Tensor t)
    {
        Tensor x = t.Inputs[0];
        int length = LengthOf(t.Axes[t.Content.Place]);
        return ForEach(t, () =>
        {
            int at = _place[t.Axes[t.Content.Place].Id];
            return (t.Content.IsReversed ? Enumerable.Range(at, length - at) : Enumerable.Range(0, at + 1)).Sum(i => AtAlong(x, t.Axes[t.Content.Place], i));
        });
    }

    private static double Greatest(IEnumerable<double> numbers)
    {
        double greatest = double.NegativeInfinity;
        foreach (double number in numbers)
        {
            greatest = number > greatest || double.IsNaN(number) ? number : greatest;
            if (double.IsNaN(greatest))
            {
                return greatest;
            }
        }

        return greatest;
    }

    /// <summary>The first place of the greatest; NaN counts as that, as in max.</summary>
    private static double PlaceOfGreatest(double[] numbers)
    {
        double greatest = Greatest(numbers);
        return Array.FindIndex(numbers, number => number.Equals(greatest) || number == greatest);
    }

    private static double LogSumExp(double[] numbers)
    {
        double greatest = Greatest(numbers);
        return double.IsFinite(greatest) ? greatest + Math.Log(numbers.Sum(x => Math.Exp(x - greatest))) : greatest;
    }
}
