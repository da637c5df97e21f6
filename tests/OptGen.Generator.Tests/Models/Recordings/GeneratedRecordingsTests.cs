extern alias Runtime;

using OptGen.Compiler;
using OptGen.Compiler.Models.Binding;
using Runtime::OptGen;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>Generated code computes and learns what PyTorch does: all recorded models, from their texts to their use.</summary>
/// <param name="log">Takes the greatest errors.</param>
[Trait("Category", "Slow")]
public class GeneratedRecordingsTests(ITestOutputHelper log)
{
    public static TheoryData<string> Names => new(Recording.Names);

    public static TheoryData<string, string> Steps
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (string name in Recording.Names)
            {
                foreach (string optimizer in Recording.Read(name).Optimizers)
                {
                    all.Add(name, optimizer);
                }
            }

            return all;
        }
    }

    /// <summary>Whole models, of which any rows make a batch.</summary>
    public static TheoryData<string> NamesOfExamples => new(Recording.Names.Where(name => name.StartsWith("examples/", StringComparison.Ordinal)));

    [Fact]
    public void No_model_is_refused() => Assert.DoesNotContain(Recording.Names, GeneratedModels.Refused.Contains);

    [Theory]
    [MemberData(nameof(Names))]
    public void Calls_compute_what_PyTorch_does(string name)
    {
        Recording recording = Recording.Read(name);
        GeneratedCalls calls = GeneratedModels.Make(recording);
        Comparison comparison = Comparison.Of(recording);
        comparison.Call("evaluation", recording.Evaluation, calls.Evaluate());
        comparison.Call("training", recording.Training, calls.Train());
        if (recording.EvaluationAfterTraining is { } after)
        {
            comparison.Call("evaluation after training", after, calls.Evaluate());
        }

        Check(comparison);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_of_a_batch_are_those_of_the_data(string name)
    {
        Recording recording = Recording.Read(name);
        GeneratedCalls calls = GeneratedModels.Make(recording);
        if (!calls.TakesRows)
        {
            return;
        }

        // As many as there are, because other data may be as long as all of them together.
        int count = recording.Examples.Shape[0];
        int[] rows = [.. Enumerable.Range(0, count).Select(i => ((i * i) + 1) % count)];
        ComputedCall copied = calls.Train(recording.WithRows(rows));
        calls.Begin();
        ComputedCall picked = calls.Train(rows: rows);
        Assert.Equal(copied.Loss, picked.Loss);
        Assert.All(copied.Gradients, gradient => Assert.Equal(gradient.Value, picked.Gradients[gradient.Key]));
        Assert.All(copied.States, state => Assert.Equal(state.Value, picked.States[state.Key]));
        Assert.Equal(calls.Evaluate(recording.WithRows(rows)).Prediction, calls.Evaluate(rows: rows).Prediction);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Five_steps_end_where_those_of_PyTorch_do(string name, string optimizer)
    {
        Recording recording = Recording.Read(name);
        ComputedSteps expected = recording.Steps(optimizer);
        ComputedSteps actual = GeneratedModels.Make(recording).Step(Make(recording, optimizer), expected.Losses.Length);

        // Where a gradient is 0 but for rounding, to 1e-15 here, AdamW divides what two programs do not share by ε: lr·g/ε a step at most, of either.
        const double Moved = 2 * 5 * 1e-3 * 1e-15 / 1e-8;
        bool IsOfRounding(double gradient) => optimizer == "AdamW" && Math.Abs(gradient) < 1e-14;
        Comparison comparison = Comparison.Of(recording);
        comparison.Tensor("losses", expected.Losses, actual.Losses);
        foreach ((string parameter, double[] weights) in expected.Parameters)
        {
            double[] gradient = recording.Training.Gradients[parameter];
            comparison.Tensor(parameter, weights, actual.Parameters[parameter], extra: place => IsOfRounding(gradient[place]) ? Moved : 0);
        }

        // Such a bias moves the mean that a norm behind it keeps.
        double moved = recording.Training.Gradients.Values.Any(gradient => gradient.Any(IsOfRounding)) ? Moved : 0;
        foreach ((string state, double[] values) in expected.States)
        {
            comparison.Tensor(state, values, actual.States[state], extra: _ => moved);
        }

        Check(comparison);
    }

    public static TheoryData<string> NamesOfChecks => new(Recording.Names.Where(name => name.StartsWith("examples/", StringComparison.Ordinal) && !Recording.Read(name).Classes[^1].Text.Contains("stop(", StringComparison.Ordinal)));

    /// <summary>What a text stops is no gradient, but a difference.</summary>
    [Theory]
    [MemberData(nameof(NamesOfChecks))]
    public void Differences_confirm_the_gradients(string name) => Assert.InRange(GeneratedModels.Make(Recording.Read(name)).CheckGradients().RelativeError, 0, 1e-6);

    /// <summary>A model is called with more examples, fewer, and more: the recorded ones again and again, or one, in some order.</summary>
    [Theory]
    [MemberData(nameof(NamesOfExamples))]
    public void Any_number_of_examples_is_computed_as_by_plain_loops(string name)
    {
        Recording recording = Recording.Read(name);
        int rows = recording.Examples.Shape[0];
        GeneratedCalls calls = GeneratedModels.Make(recording);
        GeneratedCalls picking = GeneratedModels.Make(recording);
        BoundModel model = ModelCompiler.Compile(recording.Declaration, new()).Model!;
        Comparison comparison = Comparison.Of(recording);
        foreach (int count in (int[])[19, 1, 37])
        {
            int[] picked = [.. Enumerable.Range(0, count).Select(i => i * 7 % rows)];
            Recording examples = recording.WithRows(picked);
            ComputedCall evaluated = calls.Evaluate(examples);
            comparison.Call($"evaluation of {count}", new ReferenceCalls(model, examples).Evaluate(), evaluated);
            Assert.Equal(evaluated.Prediction, picking.Evaluate(rows: picked).Prediction);
            ComputedCall trained = calls.Train(examples);
            comparison.Call($"training with {count}", new ReferenceCalls(model, examples).Train(), trained);

            // Rows are picked by the call, too, and gradients added to.
            ComputedCall same = picking.Train(rows: picked);
            Assert.Equal(trained.Loss, same.Loss);
            Assert.All(trained.Gradients, gradient => Assert.Equal(gradient.Value, same.Gradients[gradient.Key]));
            Assert.All(trained.States, state => Assert.Equal(state.Value, same.States[state.Key]));
            ComputedCall twice = calls.Train(examples, add: true);
            comparison.Tensors("twice ", trained.Gradients.ToDictionary(gradient => gradient.Key, gradient => Array.ConvertAll(gradient.Value, value => 2 * value)), twice.Gradients);
            calls.Begin();
            picking.Begin();
        }

        Check(comparison);
    }

    /// <summary>Deep nets with relu, norms and drops, and others with noise: each call draws anew, and what it draws is the same in its gradients.</summary>
    [Theory]
    [InlineData("noisy/Deep")]
    [InlineData("noisy/DropConnect")]
    [InlineData("noisy/Vae")]
    public void Noise_is_drawn_alike_in_both_directions(string name)
    {
        Recording recording = Recording.Noisy.Single(noisy => noisy.Name == name);
        GeneratedCalls calls = GeneratedModels.Make(recording);
        calls.Net.Seed = 11;
        ReferenceCalls reference = new(ModelCompiler.Compile(recording.Declaration, new()).Model!, recording, seed: 11);
        Comparison comparison = Comparison.Of(recording);
        double[] losses = new double[3];
        for (int call = 0; call < losses.Length; call++)
        {
            ComputedCall trained = calls.Train();
            comparison.Call($"call {call}", reference.Train(), trained);
            comparison.Call($"evaluation after call {call}", reference.Evaluate(), calls.Evaluate());
            losses[call] = trained.Loss!.Value;
        }

        Check(comparison);
        Assert.Equal(3, losses.Distinct().Count());
    }

    private void Check(Comparison comparison)
    {
        log.WriteLine($"Greatest error: {comparison.Greatest:0.0e+0}");
        Assert.Empty(comparison.Differences);
    }

    private static Optimizer Make(Recording recording, string optimizer)
    {
        double Given(string name, int place = 0) => recording.Hyperparameter(optimizer, name, place);
        return optimizer == "SGD" ? new SGD(Given("lr")) : new AdamW(Given("lr"), Given("betas"), Given("betas", 1), Given("eps"), Given("weight_decay"));
    }
}
