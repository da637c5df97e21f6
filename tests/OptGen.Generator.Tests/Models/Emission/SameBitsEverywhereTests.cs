using OptGen.Compiler.Models.Emission;

namespace OptGen.Generator.Tests.Models.Emission;

/// <summary>A model's numbers have the same bits on every machine, so it calls nothing of .NET's <see cref="Math"/> that a library of the system computes.</summary>
public sealed class SameBitsEverywhereTests
{
    public static TheoryData<string> Names => new(ContractModels.All.Where(model => BoundModels.Compile(model).Model is not null).Select(model => model.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Programs_call_no_function_of_the_system(string name)
    {
        ModelClass model = ContractModels.All.Single(known => known.Name == name);
        Assert.DoesNotMatch(@"Math\.(Log|Exp|Pow|Sin|Cos|Tan|Cbrt|A[tsc]|Sigmoid|Softplus|Erf)", Program(model));
    }

    [Fact]
    public void Single_numbers_are_computed_as_elements()
    {
        string program = Program(new("Curve", "x[N]; a ~ 1.5; p ~ 2; loss = mean(log(x/exp(a) + 1)^p)"));
        Assert.Contains("Functions.Of<Functions.Exp>(", program, StringComparison.Ordinal);
    }

    private static string Program(ModelClass model) => ProgramEmitter.Emit(model.Declare(ContractModels.All), BoundModels.Bind(model)).Code;
}
