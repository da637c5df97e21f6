using OptGen.Compiler;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>Models mean what PyTorch computes of them: losses, predictions, numbers, states, and gradients, by a plain evaluation of their tensors.</summary>
public class RecordingsTests
{
    private static readonly string Folder = Path.Combine(Snapshot.ProjectDirectory, "../OptGen.Tests/Models/Recordings/Data");

    private static readonly string[] All = [.. File.ReadAllLines(Path.Combine(Folder, "recordings.txt")).Where(name => name.Length > 0)];

    public static TheoryData<string> Names => new(All.Where(name => !IsForLater(name) && !Read(name).NeedsBox));

    public static TheoryData<string> NamesForLater => new(All.Where(name => IsForLater(name) && !Read(name).NeedsBox));

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_is_that_of_PyTorch(string name)
    {
        Recording recording = Read(name);
        CompiledModel compiled = ModelCompiler.Compile(recording.Declaration, new());
        Assert.True(compiled.Model is not null, Said(recording, compiled));
        Assert.Empty(recording.Differences(compiled.Model));
    }

    [Theory]
    [MemberData(nameof(NamesForLater))]
    public void What_is_not_compiled_yet_is_told_so(string name)
    {
        Recording recording = Read(name);
        CompiledModel compiled = ModelCompiler.Compile(recording.Declaration, new());
        Assert.Null(compiled.Model);
        Assert.Contains(ModelDiagnostics.NotCompiledYet.MessageFormat.Replace("{0}", "", StringComparison.Ordinal), Said(recording, compiled), StringComparison.Ordinal);
    }

    /// <summary>Loops along an axis, convolution and pooling.</summary>
    private static bool IsForLater(string name) =>
        name.StartsWith("images/", StringComparison.Ordinal) || name.StartsWith("flow/Recurrent", StringComparison.Ordinal) || name is "examples/GruNet" or "examples/Sequences";

    private static Recording Read(string name) => Recording.Read(Path.Combine(Folder, name + ".json"));

    private static string Said(Recording recording, CompiledModel compiled) =>
        string.Join("\n", compiled.Diagnostics.Select(mistake => BoundModels.Say(mistake, recording.Classes[^1].Text)));
}
