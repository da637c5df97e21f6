using Trajectories.Nets;
using Trajectories.Optimizers;

namespace Trajectories.Tests.Nets;

public class TrainingTests
{
    [Theory]
    [InlineData(BatchMode.Full)]
    [InlineData(BatchMode.Mini)]
    [InlineData(BatchMode.OneByOne)]
    public void Adam_learns_every_task_with_every_size_of_a_batch(BatchMode mode)
    {
        foreach (var task in NetTask.All)
        {
            var training = Train(task, "Adam", mode, seed: 1);
            Assert.False(training.HasDiverged);
            Assert.Equal(task.Epochs + 1, training.Losses.Count);
            Assert.True(training.Losses[^1] < 0.85 * training.Losses[0]);
        }
    }

    [Fact]
    public void The_same_seed_repeats_a_training_and_another_does_not()
    {
        var task = NetTask.All[0];
        var first = Train(task, "SGD", BatchMode.Mini, seed: 1);
        Assert.Equal(first.Losses, Train(task, "SGD", BatchMode.Mini, seed: 1).Losses);
        Assert.NotEqual(first.Losses, Train(task, "SGD", BatchMode.Mini, seed: 2).Losses);
    }

    [Fact]
    public void The_absolute_loss_is_less_misled_by_outliers_than_the_squared_one()
    {
        double Error(string task) => Train(NetTask.All.Single(t => t.Name == task), "Adam", BatchMode.Mini, seed: 1).Scores[^1];
        Assert.True(Error("regression-l1") < 0.3 * Error("regression-l2"));
    }

    private static Training Train(NetTask task, string optimizer, BatchMode mode, int seed)
    {
        var entry = OptimizerCatalog.Find(optimizer)!;
        return Training.Run(task, entry.Create(entry.Rates!.For(task, mode)), mode, task.Epochs, seed);
    }
}
