using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>Losses and gradients against those of PyTorch, for whole models: both sides in double, ours by the plain evaluator.</summary>
public sealed class RecordedGradientTests
{
    /// <summary>
    /// Both sides add up in orders of their own. A chain of some hundred operations, each within an ulp of its terms, is off by 1e-13 of the greatest numbers in it; ten times that where
    /// attention amplifies differences of scores.
    /// </summary>
    private const double Tolerance = 1e-12;

    /// <summary>Where terms of about 1 cancel, the gradient is 0 but for their roundings.</summary>
    private const double LeastGradient = 1e-3;

    [Fact]
    public void GradientsAreThoseOfPyTorch()
    {
        List<string> findings = [];
        List<string> compared = [];
        foreach (string name in Recording.Names)
        {
            Recording recording = Recording.Read(name);
            // Whether a model compiles is asked elsewhere.
            if (BoundModels.Compile(recording.Model, recording.Others).Model is { } model)
            {
                compared.Add(name);
                findings.AddRange(Compare(name, recording, model));
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings));
        Assert.InRange(compared.Count, 160, Recording.Names.Count);
    }

    private static IEnumerable<string> Compare(string name, Recording recording, BoundModel model)
    {
        TensorEvaluator evaluator = new(recording.Inputs(model));
        Tensor[] parameters = [.. model.Parameters.Select(parameter => model.Graph.Leaf(TensorOperation.Parameter, parameter.Name, parameter.Axes))];
        IReadOnlyList<Tensor?> gradients = Adjoint.Of(model.Graph, model.Training.Loss!, parameters);
        double loss = evaluator.Evaluate(model.Training.Loss!)[0];
        if (!(Math.Abs(loss - recording.TrainingLoss) <= Tolerance * Math.Abs(recording.TrainingLoss)))
        {
            yield return $"{name}: the loss is {loss:R}, not {recording.TrainingLoss:R}";
        }

        double[][] expected = [.. model.Parameters.Select(parameter => recording.Gradient(parameter.Name))];
        double greatest = expected.SelectMany(numbers => numbers).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < parameters.Length; i++)
        {
            double[] numbers = gradients[i] is { } gradient ? evaluator.Evaluate(gradient) : new double[expected[i].Length];
            double apart = numbers.Zip(expected[i], (ours, theirs) => Math.Abs(ours - theirs)).DefaultIfEmpty(0).Max();
            if (!(apart <= Tolerance * Math.Max(greatest, LeastGradient)) || numbers.Length != expected[i].Length)
            {
                yield return $"{name}: the gradient of {model.Parameters[i].Name} differs by {apart / greatest:g2}";
            }
        }
    }
}
