using OptGen.Compiler;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Models.Binding;

/// <summary>What the examples of the language mean: constructors, axes, names of parameters, kinds of data.</summary>
public class ContractModelsTests
{
    public static TheoryData<string> Names => new(ContractModels.All.Select(model => model.Name));

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
}
