using OptGen.Compiler;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>Models mean what PyTorch computes of them: losses, predictions, numbers, states, and gradients, by a plain evaluation of their tensors.</summary>
public class RecordingsTests
{
    public static TheoryData<string> Names => new(Recording.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_is_that_of_PyTorch(string name)
    {
        Recording recording = Recording.Read(name);
        CompiledModel compiled = ModelCompiler.Compile(recording.Declaration, new());
        Assert.True(compiled.Model is not null, Said(recording, compiled));
        Assert.Empty(recording.NameDifferences(compiled.Model));
        ReferenceCalls calls = new(compiled.Model, recording);
        Comparison comparison = Comparison.Of(recording);
        comparison.Call("evaluation", recording.Evaluation, calls.Evaluate());
        comparison.Call("training", recording.Training, calls.Train());
        if (recording.EvaluationAfterTraining is { } after)
        {
            comparison.Call("evaluation after training", after, calls.Evaluate());
        }

        Assert.Empty(comparison.Differences);
    }

    private static string Said(Recording recording, CompiledModel compiled) =>
        string.Join("\n", compiled.Diagnostics.Select(mistake => BoundModels.Say(mistake, recording.Classes[^1].Text)));
}
