using OptGen.Compiler.Language;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Language;

public class FunctionNamesTests
{
    public static TheoryData<string> Elementwise => new(Intrinsics.All.Select(intrinsic => intrinsic.Name));

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Elementwise_functions_are_known(string name) => Assert.Equal(name, Functions.Find(name.ToUpperInvariant()));

    [Theory]
    [InlineData("Ceiling", "ceil")]
    [InlineData("Truncate", "trunc")]
    [InlineData("Sqrt", "sqrt")]
    [InlineData("average", "mean")]
    [InlineData("BigMul", null)]
    public void Functions_of_other_languages_are_found(string name, string? function) => Assert.Equal(function, Functions.Find(name));

    /// <summary>What is suggested exists, or the cure would be another mistake.</summary>
    [Theory]
    [InlineData("rsqrt clamp lerp where sum mean norm norm1 dot rms std quantile any transpose inv qr")]
    [InlineData("Ln Power Average Avg StdDev Fabs Clip Arctan Arcsin Arccos Logistic Sgn Ceiling Truncate Norm2 L2Norm L1Norm ReciprocalSqrtEstimate Maximum Minimum")]
    public void Suggested_functions_exist(string names) => Assert.All(names.Split(' '), name =>
    {
        string function = Functions.Find(name)!;
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n[Optimizer(\"w -= {function}(g)\")]\npublic partial class Example;");
        Assert.DoesNotContain(run.Mistakes(), diagnostic => diagnostic.Id == "OPTG302");
    });
}
