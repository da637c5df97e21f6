using OptGen.Compiler;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Tests.Models.Binding;

/// <summary>Whatever the text, it is a model or it is told why it is none.</summary>
public class ModelRobustnessTests
{
    [Fact]
    public void Prefixes_and_missing_characters_are_survived() => Parallel.ForEach(ContractModels.All, (model, _, number) =>
    {
        // A seventh of all; each run of the whole found nothing more.
        for (int i = (int)number % 7; i < model.Text.Length; i += 7)
        {
            Survive(model with { Text = model.Text[..i] });
            Survive(model with { Text = model.Text.Remove(i, 1) });
        }
    });

    [Fact]
    public void Mutations_are_survived()
    {
        Random random = new(7);
        for (int round = 0; round < 1500; round++)
        {
            Survive(DamagedModels.Mutated(random));
        }
    }

    [Fact]
    public void Great_loops_end()
    {
        // Rounds that do the same are one; those that differ are written out.
        Assert.Empty(BoundModels.Compile(new ModelClass("Example", "x[N]; for i in 0..256 { for j in 0..256 { for k in 0..256 { x = x + 1 } } }; x")).Diagnostics);
        CompiledModel compiled = BoundModels.Compile(new ModelClass("Example", "x[N]; for i in 0..256 { for j in 0..256 { for k in 0..256 { if (i + j < k) { x = x + 1 } } } }; x"));
        Assert.Equal(BindingDiagnostics.TooManyOperations.Id, Assert.Single(compiled.Diagnostics).Id);
    }

    private static void Survive(ModelClass model)
    {
        CompiledModel compiled = BoundModels.Compile(model);
        Assert.True(compiled.Model is not null || compiled.Diagnostics.Count > 0, model.Text);
        Assert.All(compiled.Diagnostics, mistake => BoundModels.Say(mistake, model.Text));
        if (compiled.Model is { } bound)
        {
            BoundModels.Describe(bound);
        }
    }
}
