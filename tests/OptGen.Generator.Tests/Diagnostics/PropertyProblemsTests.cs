using Microsoft.CodeAnalysis;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

public class PropertyProblemsTests
{
    [Fact]
    public void EveryMemberOfAnOptimizerIsKnown()
    {
        Compilation compilation = Target.Newest.Compile("""
            namespace User;

            [OptGen.Optimizer("eval = t*w; w -= t*g")]
            public partial class Example;
            """);
        INamedTypeSymbol optimizer = compilation.GetTypeByMetadataName("OptGen.Optimizer")!;
        IEnumerable<string> inherited = new[] { optimizer, optimizer.BaseType! }
            .SelectMany(type => type.GetMembers())
            .Where(member => member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal) && member.CanBeReferencedByName)
            .Select(member => member.Name);
        Assert.All(inherited.Except(["LearningRate"]), name => Assert.Equal("every optimizer has a member of that name", Problem(name)));
    }

    [Theory]
    [InlineData("Update")]
    [InlineData("Evaluate")]
    [InlineData("AsksForGradient")]
    [InlineData("SizeOf")]
    [InlineData("States")]
    [InlineData("RuleStates")]
    public void GeneratedMembersAreKnown(string name) => Assert.Equal("every optimizer has a member of that name", Problem(name));

    [Fact]
    public void MembersOfTheUserAreKnown() => Assert.Equal("the class has a member of that name", Problem("Own"));

    [Theory]
    [InlineData("Beta")]
    [InlineData("Evaluation")]
    [InlineData("FirstPass")]
    [InlineData("Kernel")]
    [InlineData("StepKernel")]
    [InlineData("PrepareStep")]
    [InlineData("FinishStep")]
    [InlineData("_1")]
    [InlineData("M\u0302")]
    [InlineData("Größe")]
    [InlineData("LearningRate")]
    public void OtherNamesArePossible(string name) => Assert.Null(Problem(name));

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a-b")]
    [InlineData("@a")]
    [InlineData("class")]
    [InlineData("\u0302a")]
    public void NamesThatCSharpDoesNotAllowAreNot(string name) => Assert.Equal("that is no name in C#", Problem(name));

    private static string? Problem(string property) =>
        PropertyProblems.Find(new Hyperparameter("x", "x", HyperparameterType.Double, property, null, null), DeclarationKind.Optimizer, "Example", ["Own"]);
}
