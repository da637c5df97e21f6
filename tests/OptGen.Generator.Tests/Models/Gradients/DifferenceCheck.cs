using System.Globalization;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>Derivatives taken by the compiler, against differences of the values that the evaluator computes.</summary>
internal static class DifferenceCheck
{
    private const double Width = 1e-4;

    /// <summary>So many elements are moved, at most.</summary>
    private const int MostElements = 12;

    /// <summary>Compares the derivatives of a model's loss by its parameters.</summary>
    /// <param name="model">The model.</param>
    /// <param name="derive">What derives; <see cref="Adjoint.Of"/>.</param>
    /// <param name="judged">How many elements something was learnt of.</param>
    /// <returns>The first derivative that differs, in words; null if none does.</returns>
    /// <remarks>
    /// Two widths of the difference quotient differ by three times the error of the better one. The loss is off by some roundings of each tensor that it is made of; they count over the
    /// width. Where the two widths do not agree to a thousandth, a jump or a kink is near and nothing is learnt. A kink at the element itself shows in the second differences: they are not
    /// a fourth at half the width. Where a condition or an index becomes another nothing is learnt either.
    /// </remarks>
    public static string? Find(RandomModel model, Func<TensorGraph, Tensor, IReadOnlyList<Tensor>, IReadOnlyList<Tensor?>> derive, out int judged)
    {
        judged = 0;
        IReadOnlyList<Tensor> parameters = model.Parameters;
        IReadOnlyList<Tensor?> slopes = derive(model.Graph, model.Loss, parameters);
        TensorEvaluator evaluator = new(model.Inputs());
        double rounding = 64 * Math.Pow(2, -52) / Width * model.Tensors.Sum(tensor => evaluator.Evaluate(tensor).Sum(Math.Abs));
        Tensor[] decisions = [.. model.Tensors.Where(tensor => tensor.Kind != ElementKind.Number)];
        double value = evaluator.Evaluate(model.Loss)[0];
        (Tensor Parameter, int Element)[] places = [.. parameters.SelectMany(parameter => evaluator.Evaluate(parameter).Select((_, i) => (parameter, i)))];
        new Random(model.Seed).Shuffle(places);
        foreach ((Tensor parameter, int element) in places.Take(MostElements))
        {
            double At(double shift)
            {
                TensorEvaluator moved = new(model.Inputs((leaf, i) => leaf == parameter && i == element ? shift : 0), stopped: evaluator);
                return decisions.All(tensor => moved.Evaluate(tensor).SequenceEqual(evaluator.Evaluate(tensor))) ? moved.Evaluate(model.Loss)[0] : double.NaN;
            }

            (double above, double below, double nearAbove, double nearBelow) = (At(Width), At(-Width), At(Width / 2), At(-Width / 2));
            double wide = (above - below) / (2 * Width);
            double narrow = (nearAbove - nearBelow) / Width;
            double kink = Math.Abs((above - (2 * value) + below) - (4 * (nearAbove - (2 * value) + nearBelow))) / Width;
            double apart = Math.Abs(wide - narrow) + kink + rounding;
            if (!double.IsFinite(narrow) || !(apart < 1e-3 * (1 + Math.Abs(narrow))))
            {
                continue;
            }

            judged++;
            double slope = slopes[parameters.ToList().IndexOf(parameter)] is { } tensor ? evaluator.Evaluate(tensor)[element] : 0;
            if (!(Math.Abs(slope - narrow) <= apart))
            {
                return string.Create(CultureInfo.InvariantCulture, $"The derivative by element {element} of {parameter} is {slope:R}, but differences tend to {narrow:R} ± {apart:g2}.");
            }
        }

        return null;
    }

    /// <summary>A model whose loss is made of the derivatives of another's: each element counts in a way of its own. Null if there are none, or none that can be derived again.</summary>
    public static RandomModel? OfDerivatives(RandomModel model)
    {
        if (model.Graph.Tensors.Any(tensor => tensor.Content.Function?.Name == "digamma"))
        {
            return null;
        }

        Tensor[] slopes = [.. Adjoint.Of(model.Graph, model.Loss, model.Parameters).OfType<Tensor>()];
        Tensor[] numbers = [.. slopes.Select((slope, i) => model.Graph.Contract(slope.Axes, slope, model.Graph.Leaf(TensorOperation.Data, $"weights{i}", slope.Axes)))];
        return numbers.Length == 0
            ? null
            : model with { Loss = numbers.Aggregate((sum, number) => model.Graph.Elementwise(Compiler.Values.Operation.Add, [], sum, number)) };
    }
}
