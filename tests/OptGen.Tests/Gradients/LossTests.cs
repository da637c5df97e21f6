namespace OptGen.Tests.Gradients;

/// <summary>Rules that read losses at other points.</summary>
public sealed class LossTests
{
    [Fact]
    public void Two_losses_and_no_gradient()
    {
        TwoLosses optimizer = new();
        double[] weights = [1, -2, 3];
        optimizer.Add("w", weights, new double[3]);
        double before = Loss(weights);
        for (int step = 0; step < 300; step++)
        {
            double[] start = [.. weights];
            Assert.True(optimizer.Step(double.NaN).NeedsGradient);
            double[] there = [.. weights];
            Assert.True(optimizer.Step(Loss(weights)).NeedsGradient);
            double high = Loss(there);
            double low = Loss(weights);
            double[] z = [.. there.Select((w, i) => (w - start[i]) / 1e-3)];
            Assert.Equal(StepStatus.Applied, optimizer.Step(Loss(weights)).Status);

            // z is found from differences, of which the last 13 of 53 bits are lost.
            Assert.All(weights.Select((w, i) => w - (start[i] - (0.01 * ((high - low) / 2e-3) * z[i]))), difference => Assert.InRange(difference, -1e-10, 1e-10));
        }

        Assert.True(Loss(weights) < 0.01 * before);
        Assert.Equal(2, optimizer.Info.GradientCalls);
        Assert.Equal(["loss(w + ε*z)", "loss(w - ε*z)"], optimizer.Info.FurtherLosses);
    }

    [Fact]
    public void Loss_and_gradient_of_one_point_are_one_call()
    {
        LossAndGradient optimizer = new();
        double[] weights = [2];
        double[] gradient = [8];
        optimizer.Add("w", weights, gradient);
        Assert.True(optimizer.Step(5).NeedsGradient);
        Assert.Equal([1], weights);
        gradient[0] = 4;
        StepResult result = optimizer.Step(7);

        Assert.Equal((StepStatus.Applied, 5.0), (result.Status, result.Loss));
        Assert.Equal([2 - (0.125 * 4 * 2)], weights);
    }

    [Fact]
    public void The_loss_of_a_call_is_known_after_others()
    {
        GradientThenLoss optimizer = new();
        double[] weights = [2];
        double[] gradient = [8];
        optimizer.Add("w", weights, gradient);
        Assert.True(optimizer.Step().NeedsGradient);
        gradient[0] = 4;
        Assert.True(optimizer.Step(3).NeedsGradient);
        Assert.Equal([-7], weights);
        optimizer.Step();

        Assert.Equal([2 - (0.125 * 4 * 3)], weights);
        Assert.Equal(["loss(p)", ""], optimizer.Info.FurtherLosses);
    }

    [Fact]
    public void A_closure_passes_losses()
    {
        WhereLower optimizer = new();
        double[] weights = [4];
        double[] gradient = [0];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        double Closure()
        {
            gradient[0] = 2 * weights[0];
            return Loss(weights);
        }

        optimizer.Step(Closure);
        Assert.Equal([0], weights);
        weights[0] = 4;
        optimizer.LearningRate = 2;
        optimizer.Step(Closure);
        Assert.Equal([20], weights);
        Assert.Equal([1], optimizer.State(parameter, "s").ToArray());
    }

    [Fact]
    public void A_loss_that_is_missing_is_named_and_nothing_changes()
    {
        WhereLower optimizer = new();
        double[] weights = [4];
        Parameter parameter = optimizer.Add("w", weights, new double[] { 2 });
        Assert.Contains("'loss'", Assert.Throws<InvalidOperationException>(() => optimizer.Step()).Message, StringComparison.Ordinal);
        optimizer.Step(1);
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step()).Message;

        Assert.Contains("'loss(w - lr*g)'", message, StringComparison.Ordinal);
        Assert.Contains(nameof(WhereLower), message, StringComparison.Ordinal);
        Assert.True(optimizer.IsWaitingForGradient);
        Assert.Equal([3], weights);
        optimizer.Step(0);
        Assert.Equal([3], weights);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameter, weights, [1.0]));
    }

    [Fact]
    public void A_group_needs_it_too()
    {
        OptimizerGroup<WhereLower> group = new(new WhereLower(), new WhereLower());
        double[] weights = [4];
        group.Members[1].Add("w", weights, new double[] { 2 });
        group.Step(1);
        Assert.Contains("'loss(w - lr*g)'", Assert.Throws<InvalidOperationException>(() => group.Step()).Message, StringComparison.Ordinal);
        group.Step(2);
        Assert.Equal([5], weights);
    }

    [Theory]
    [InlineData(20, 2, 7)]
    [InlineData(3, 1, 3)]
    public void Branches_ask_when_they_are_taken(double first, int calls, double factor)
    {
        SometimesLoss optimizer = new();
        double[] weights = [0];
        optimizer.Add("w", weights, new double[] { 2 });
        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
        Assert.Equal([-1], weights);
        Assert.True(optimizer.Step().NeedsGradient);
        for (int call = 1; call <= calls; call++)
        {
            Assert.Equal(call < calls, optimizer.Step(call == 1 ? first : factor).NeedsGradient);
        }

        Assert.Equal([-1 - factor], weights);
    }

    [Fact]
    public void Parameters_of_all_ranks_go_through_the_same_calls()
    {
        LossesByRank optimizer = new();
        double[] vector = [1];
        double[] matrix = [1];
        optimizer.Add("v", vector, new double[] { 2 });
        optimizer.Add("m", matrix, new double[] { 2 }, 1, 1);
        Assert.True(optimizer.Step().NeedsGradient);
        Assert.Equal((3, 1), (vector[0], matrix[0]));
        Assert.True(optimizer.Step(5).NeedsGradient);
        Assert.Equal((1, 1), (vector[0], matrix[0]));
        optimizer.Step(7);
        Assert.Equal((1 - 10 - 7, 1 - 10 - 7), (vector[0], matrix[0]));
    }

    private static double Loss(double[] weights) => weights.Sum(w => w * w);
}
