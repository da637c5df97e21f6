using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Fuzzing;
using OptGen.Generator.Tests.Generation;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Emission;

/// <summary>Random models, compiled and run, against plain loops over their tensors: losses, results, values and gradients, set and added to.</summary>
[Trait("Category", "Slow")]
public sealed class RandomProgramTests
{
    /// <summary>Models of one compilation.</summary>
    private const int Models = 20;

    [Fact]
    public void CompiledModelsComputeWhatTheirTensorsMean()
    {
        for (int round = 0; round < FuzzBudget.Rounds; round++)
        {
            RandomProgram[] programs =
            [
                .. from seed in Enumerable.Range(round * Models, Models)
                   from keepsValues in (bool[])[false, true]
                   select new RandomProgram(RandomModelMaker.Make(seed), keepsValues),
            ];
            Assembly assembly = Load(string.Concat(programs.Select(program => program.Write())));
            Assert.All(programs, program => Assert.Null(program.Differences(assembly)));
        }
    }

    private static Assembly Load(string source)
    {
        CSharpCompilation compilation = Target.Newest.Compile(source);
        RuleCompilation.AssertClean(compilation);
        using MemoryStream stream = new();
        Assert.True(compilation.Emit(stream).Success);
        stream.Position = 0;
        return new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(stream);
    }
}
