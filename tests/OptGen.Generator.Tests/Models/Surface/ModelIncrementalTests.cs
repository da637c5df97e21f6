using Microsoft.CodeAnalysis;
using OptGen.Generator.Tests.Incremental;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>An edit of a model makes it and those that call it anew, in whichever file, and nothing else.</summary>
public sealed class ModelIncrementalTests
{
    private const string Layer = """
        namespace Lib;
        [OptGen.Model("x[.., m]; W[m, n] ~ he; x @ W")] public partial class Plain(int n);
        """;

    private const string Nets = """
        using Lib;
        namespace User;
        [OptGen.Model("x[N, 8]; z = Plain(x, 4); z")] public partial class Direct;
        [OptGen.Model("x[N, 8]; z = D(x); z")] public partial class Given(Direct D);
        [OptGen.Model("x[N, k]; w[k] ~ 0; x @ w")] public partial class Alone(int k);
        [OptGen.Optimizer("w -= lr*g")] public partial class Rule(double lr = 0.1);
        """;

    public static TheoryData<string, string, IncrementalStepRunReason[]> Edits => new()
    {
        // The layer, the net that calls it, the one that is given that net, and one beside.
        { "~ he", "~ xavier", [Modified, Modified, Modified, Cached] },
        { "(int n)", "(int n = 3)", [Modified, Modified, Modified, Cached] },
        { "namespace Lib;", "namespace Lib; // A comment.", [Cached, Cached, Cached, Cached] },
        { "public partial class Plain", "internal partial class Plain", [Cached, Cached, Cached, Cached] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_of_a_layer_is_read_where_it_is_called(string old, string @new, IncrementalStepRunReason[] reasons)
    {
        IncrementalRun run = IncrementalRun.Of([Layer, Nets], [Layer.Replace(old, @new, StringComparison.Ordinal), Nets]);

        Assert.Equal(reasons, run.Reasons(OptimizerGenerator.ModelDeclarationStep));
        Assert.All(run.Reasons(OptimizerGenerator.DeclarationStep), reason => Assert.True(reason is Cached or Unchanged));
    }

    [Fact]
    public void A_body_beside_a_model_reads_nothing_anew()
    {
        const string Body = "namespace User; class Program { static int Main() => 1; }";
        IncrementalRun run = IncrementalRun.Of([Layer, Nets, Body], [Layer, Nets, Body.Replace("=> 1", "=> 2", StringComparison.Ordinal)]);

        Assert.All(run.Reasons(OptimizerGenerator.ModelReadStep), reason => Assert.Equal(Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_layer_that_appears_completes_its_callers()
    {
        IncrementalRun run = IncrementalRun.Of(["namespace Lib;", Nets], [Layer, Nets]);

        Assert.Equal([New, Modified, Modified, Cached], run.Reasons(OptimizerGenerator.ModelDeclarationStep));
    }
}
