using OptGen.CompilerServices;

namespace OptGen.Tests.Models.Runtime;

/// <summary>Models are trained by optimizers, groups and L-BFGS as they stand.</summary>
public sealed class ModelTrainingTests
{
    private static readonly double[] X = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0];
    private static readonly int[] Y = [0, 1, 1, 0];

    [Fact]
    public void An_optimizer_takes_every_parameter_by_its_name()
    {
        HandWrittenModel<double> model = new(3, 2);
        AdamW adam = new();
        IReadOnlyList<Parameter> added = adam.Add(model);

        Assert.Equal(["z.weight", "z.bias"], added.Select(parameter => parameter.Name));
        Assert.Equal(added, adam.Parameters);
        Assert.Equal(["net.z.weight", "net.z.bias"], new AdamW().Add(model, "net").Select(parameter => parameter.Name));
        double before = model.Gradients(X, Y);
        adam.Step();
        Assert.True(model.Loss(X, Y) < before);
        Assert.Throws<ArgumentException>(() => adam.Add(model));
    }

    [Fact]
    public void A_group_leads_parameters_to_its_members()
    {
        HandWrittenModel<float> model = new(3, 2);
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(new AdamW(), new AdamW(λ: 0), "*.bias");
        group.Add(model);

        Assert.Equal(["z.weight"], group.Members[0].Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["z.bias"], group.Members[1].Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void LBFGS_minimizes_a_model()
    {
        HandWrittenModel<double> model = new(3, 2);
        LBFGS method = new() { LineSearch = LineSearch.StrongWolfe };
        method.Add(model);
        LbfgsResult result = method.Step(() => model.Gradients(X, Y));

        // The classes can be told apart by a plane: the loss has no minimum but 0, far out.
        Assert.True(result.Loss < 1e-3, $"{result.Loss}");
        Assert.All(model.Keys, key => Assert.Equal(model.Keys[0], key));
    }

    [Fact]
    public void Calls_of_one_step_draw_alike_and_others_do_not()
    {
        HandWrittenModel<double> model = new(3, 2);

        // Its step takes three calls.
        OptGen.Zoo.SAMPa sam = new();
        sam.Add(model);
        sam.Step(() => model.Gradients(X, Y));
        sam.Step(() => model.Gradients(X, Y));
        model.Gradients(X, Y);
        model.Gradients(X, Y);

        NoiseKey[] keys = [.. model.Keys];
        Assert.Equal(8, keys.Length);
        Assert.Equal(keys[0], Assert.Single(keys[..3].Distinct()));
        Assert.Equal(keys[3], Assert.Single(keys[3..6].Distinct()));
        Assert.Equal(4, keys.Distinct().Count());
    }
}
