using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>Each edit makes the generator do exactly what it must, and nothing else.</summary>
public class IncrementalTests
{
    private const string Optimizers = """
        using OptGen;

        namespace User;

        [Optimizer("w -= lr*g")]
        public partial class First(double lr = 0.1)
        {
            public int Method() => 1;
        }

        [Optimizer("m = β*m + g; w -= lr*m")]
        public partial class Second(double lr = 0.1, double β = 0.9);
        """;

    private const string Other = """
        namespace Elsewhere;

        public class Unrelated
        {
            public int Method(int x) => x + 1;
        }
        """;

    /// <summary>What is replaced, and by what.</summary>
    public static readonly TheoryData<string, string> EditsThatChangeNoOptimizer = new()
    {
        { "using OptGen;", "// A comment.\n\nusing OptGen;" },
        { "[Optimizer(\"m", "// A comment between them.\n[Optimizer(\"m" },
        { "double β = 0.9);", "double β = 0.9);\n// A comment at the end." },
        { "(double lr = 0.1)", "(double /* of learning */ lr = .1)" },
        { "public int Method() => 1;", "public int Method() => 2;" },
        { "public int Method() => 1;", "public int Renamed() => 1; public string? Field;" },
        { "\"w -= lr*g\"", "@\"w -= lr*g\"" },
        { "\"w -= lr*g\"", "\"w -= \" + \"lr*g\"" },
        { "\"w -= lr*g\"", "\"\"\"w -= lr*g\"\"\"" },
        { "[Optimizer(\"w", "[System.Obsolete, OptimizerAttribute(\"w" },
        { "public partial class First", "/// <summary>Documented.</summary>\npublic sealed partial class First" },
        { "[Optimizer(\"m", "public class Unrelated;\n\n[Optimizer(\"m" },
        { "x + 1", "x + 2" },
        { "int Method(int x)", "long Method(long x)" },
        { "public class Unrelated", "[System.Obsolete] public class Unrelated" },
    };

    [Theory]
    [MemberData(nameof(EditsThatChangeNoOptimizer))]
    public void NothingIsGeneratedAnew(string old, string @new)
    {
        IncrementalRun run = Edit(old, @new);
        Assert.All(run.Reasons(OptimizerGenerator.DeclarationStep), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.Equal(2, run.Reasons(OptimizerGenerator.DeclarationStep).Count);
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Cached, Cached], run.OutputReasons());
    }

    /// <summary>What is replaced, and by what: nothing that a declaration could depend on.</summary>
    public static readonly TheoryData<string, string> EditsThatAskNothing = new()
    {
        { "using OptGen;", "// A comment.\n\nusing OptGen;" },
        { "public int Method() => 1;", "public int Method() => 2;" },
        { "x + 1", "x + 2" },
        { "int Method(int x)", "long Renamed(long x)" },
        { "=> x + 1;", "=> x + 1; [System.Obsolete] public string? Field;" },
    };

    [Theory]
    [MemberData(nameof(EditsThatAskNothing))]
    public void NoDeclarationIsReadAgain(string old, string @new)
    {
        IncrementalRun run = Edit(old, @new);
        Assert.All(run.Reasons(OptimizerGenerator.SurfaceStep), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.ReadStep));
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.DeclarationStep));
    }

    [Theory]
    [InlineData("w -= lr*g", "w -= lr*g*2", true)]
    [InlineData("double β = 0.9", "double β = 0.95", false)]
    public void OnlyTheEditedDeclarationIsReadAgain(string old, string @new, bool isFirst) =>
        Assert.Equal(isFirst ? [Modified, Cached] : [Cached, Modified], Edit(old, @new).Reasons(OptimizerGenerator.ReadStep));

    /// <summary>What is replaced, by what; then whether this is in the first of the two classes.</summary>
    public static readonly TheoryData<string, string, bool> EditsOfOneOptimizer = new()
    {
        { "w -= lr*g", "w -= lr*g*2", true },
        { "w -= lr*g", "w -= lr*", true },
        { "w -= lr*m", "w -= lr*(m + g)", false },
        { "double β = 0.9", "double γ = 0.9", false },
        { "double β = 0.9", "double β = 0.95", false },
        { "double β = 0.9", "float β = 0.9f", false },
        { "double β = 0.9", "[System.ComponentModel.DataAnnotations.Range(0, 1)] double β = 0.9", false },
        { "double β = 0.9", "[Property(\"Decay\")] double β = 0.9", false },
        { "*m\")]", "*m\", FusedMultiplyAdd = false)]", false },
        { "public partial class First", "public class First", true },
        { "partial class Second", "partial class Last", false },
        { "partial class Second", "partial class Second<T>", false },
    };

    [Theory]
    [MemberData(nameof(EditsOfOneOptimizer))]
    public void OnlyTheEditedOptimizerIsGeneratedAnew(string old, string @new, bool isFirst)
    {
        foreach (IncrementalRun run in new[] { Edit(old, @new), Edit(old, @new, backwards: true) })
        {
            Assert.Equal(isFirst ? [Modified, Cached] : [Cached, Modified], run.Reasons(OptimizerGenerator.DeclarationStep));
            Assert.Equal(isFirst ? [Modified, Cached] : [Cached, Modified], run.Reasons(OptimizerGenerator.SourceStep));
            Assert.Equal(isFirst ? [Modified, Cached] : [Cached, Modified], run.OutputReasons());
        }
    }

    [Fact]
    public void AnotherNamespaceChangesAllInIt()
    {
        IncrementalRun run = Edit("namespace User;", "namespace User.Deeper;");
        Assert.Equal([Modified, Modified], run.Reasons(OptimizerGenerator.DeclarationStep));
        Assert.Equal([Modified, Modified], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Modified, Modified], run.OutputReasons());
    }

    [Fact]
    public void AnOptimizerAddedLeavesTheOthers()
    {
        IncrementalRun run = Edit("public int Method(int x) => x + 1;", "[OptGen.Optimizer(\"w -= g\")] private partial class Third;");
        Assert.Equal([Cached, Cached, New], run.Reasons(OptimizerGenerator.DeclarationStep));
        Assert.Equal([Cached, Cached, New], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Cached, Cached, New], run.OutputReasons());
    }

    [Fact]
    public void AFileAddedLeavesTheOptimizersOfOthers()
    {
        IncrementalRun run = IncrementalRun.Of([Optimizers], [Optimizers, Other]);
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.DeclarationStep));
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Cached, Cached], run.OutputReasons());
    }

    [Fact]
    public void AnAttributeRemovedRemovesItsOptimizer()
    {
        IncrementalRun run = Edit("[Optimizer(\"m = β*m + g; w -= lr*m\")]", "");
        Assert.Equal([Cached, Removed], run.Reasons(OptimizerGenerator.DeclarationStep));
        Assert.Equal([Cached, Removed], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Cached, Removed], run.OutputReasons());
    }

    [Fact]
    public void AFileRemovedLeavesTheOptimizersOfOthers()
    {
        const string Before = "[OptGen.Optimizer(\"w -= g\")] partial class Third;";
        IncrementalRun run = IncrementalRun.Of([Before, Optimizers], [null, Optimizers]);
        Assert.Equal([Removed, Cached, Cached], run.Reasons(OptimizerGenerator.ReadStep));
        Assert.Equal([Removed, Cached, Cached], run.OutputReasons());
    }

    [Fact]
    public void NoEditAtAllRunsNothing()
    {
        IncrementalRun run = IncrementalRun.Of([Optimizers, Other], [Optimizers, Other]);
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.DeclarationStep));
        Assert.Equal([Cached, Cached], run.Reasons(OptimizerGenerator.SourceStep));
        Assert.Equal([Cached, Cached], run.OutputReasons());
    }

    private static IncrementalRun Edit(string old, string @new, bool backwards = false)
    {
        string[] before = [Optimizers, Other];
        string[] after = [.. before.Select(text => ReplaceFirst(text, old, @new))];
        Assert.NotEqual(before, after);
        return backwards ? IncrementalRun.Of(after, before) : IncrementalRun.Of(before, after);
    }

    private static string ReplaceFirst(string text, string old, string @new)
    {
        int start = text.IndexOf(old, StringComparison.Ordinal);
        return start < 0 ? text : text[..start] + @new + text[(start + old.Length)..];
    }
}
