using OptGen.Compiler;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>Models mean what PyTorch computes of them: losses, predictions, numbers, states, and gradients, by a plain evaluation of their tensors.</summary>
public class RecordingsTests
{
    public static TheoryData<string> Names => new(Recording.Names.Where(name => !IsForLater(name) && !Recording.Read(name).NeedsBox));

    public static TheoryData<string> NamesForLater => new(Recording.Names.Where(IsForLater));

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

    [Theory]
    [MemberData(nameof(NamesForLater))]
    public void What_is_not_compiled_yet_is_told_so(string name)
    {
        Recording recording = Recording.Read(name);
        CompiledModel compiled = ModelCompiler.Compile(recording.Declaration, new());
        Assert.Null(compiled.Model);
        Assert.Contains(ModelDiagnostics.NotCompiledYet.MessageFormat.Replace("{0}", "", StringComparison.Ordinal), Said(recording, compiled), StringComparison.Ordinal);
    }

    /// <summary>Loops along an axis.</summary>
    public static bool IsForLater(string name) =>
        name.StartsWith("flow/Recurrent", StringComparison.Ordinal) || name is "examples/GruNet" or "examples/Sequences";

    private static string Said(Recording recording, CompiledModel compiled) =>
        string.Join("\n", compiled.Diagnostics.Select(mistake => BoundModels.Say(mistake, recording.Classes[^1].Text)));
}
