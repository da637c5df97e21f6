using Spectre.Console;
using Trajectories.Nets;

namespace Trajectories.Tables;

/// <summary>How well the optimizers trained a net, for each size of a batch.</summary>
public sealed class NetTable(NetTask task, int epochs)
{
    private readonly Table _table = TableWriter.Create(
        PathWords.Optimizer, NetWords.FullLoss, task.ScoreName, NetWords.MiniLoss, task.ScoreName, NetWords.SingleLoss, task.ScoreName);

    /// <summary>One row, with the trainings in the order of <see cref="BatchMode"/>.</summary>
    public void Add(string optimizer, IReadOnlyList<Training> trainings) =>
        _table.AddRow([optimizer, .. trainings.SelectMany(Cells)]);

    /// <summary>Prints it.</summary>
    public void Write(IAnsiConsole console) =>
        TableWriter.Write(console, NetWords.Epochs.With(task.Title, epochs), _table, NetWords.OnOthers.With(task.ScoreName));

    private string[] Cells(Training training) =>
        training.HasDiverged ? [SharedWords.Diverged, "–"] : [Number.Short(training.Losses[^1]), task.IsRegression ? Number.Short(training.Scores[^1]) : $"{Number.Fixed(100 * training.Scores[^1], 1)} %"];
}
