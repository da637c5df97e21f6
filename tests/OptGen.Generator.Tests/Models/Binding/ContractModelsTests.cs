using OptGen.Compiler;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Models.Binding;

/// <summary>What the examples of the language mean: constructors, axes, names of parameters, kinds of data.</summary>
public class ContractModelsTests
{
    /// <summary>What this version does not compile.</summary>
    private static readonly string[] Later = ["GRU", "Sequences"];

    public static TheoryData<string> Names => new(ContractModels.All.Select(model => model.Name).Except(Later));

    public static TheoryData<string> LaterNames => new(Later);

    /// <param name="name">The model; what is said of it stands in the file of its name.</param>
    [Theory]
    [MemberData(nameof(Names))]
    public void Example_is_bound(string name)
    {
        ModelClass model = ContractModels.Named(name);
        CompiledModel compiled = BoundModels.Compile(model);
        Assert.Empty(compiled.Diagnostics.Where(mistake => mistake.Id != ModelHintDiagnostics.NeverTrained.Id).Select(mistake => BoundModels.Say(mistake, model.Text)));
        Snapshot.In("Models/Binding/Examples").Match(BoundModels.Describe(compiled.Model!) + "\n", name, ".txt");
    }

    [Theory]
    [MemberData(nameof(LaterNames))]
    public void What_is_not_compiled_yet_is_told_so(string name)
    {
        ModelClass model = ContractModels.Named(name);
        IReadOnlyList<RuleDiagnostic> mistakes = BoundModels.Compile(model).Diagnostics;
        Assert.NotEmpty(mistakes);
        Assert.All(mistakes, mistake => Assert.Contains("cannot be compiled by this version of OptGen", BoundModels.Say(mistake, model.Text), StringComparison.Ordinal));
    }
}
