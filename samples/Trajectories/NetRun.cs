using OptGen;
using Spectre.Console;
using Trajectories.Nets;
using Trajectories.Optimizers;
using Trajectories.Options;
using Trajectories.Pictures;
using Trajectories.Tables;

namespace Trajectories;

/// <summary>The second half of the work: small nets, trained by every optimizer with every size of a batch.</summary>
public sealed class NetRun(RunOptions options, IAnsiConsole console, PictureFolder folder)
{
    private const int MostColumns = 4;

    private static readonly string[] ModeNames = ["full batch", "mini-batches", "one example at a time"];

    private readonly Dictionary<(NetTask Task, OptimizerEntry Optimizer), Training[]> _trainings = [];

    /// <summary>A table and a picture of losses for each task, and a picture that compares the two regression losses.</summary>
    public void Execute()
    {
        foreach (var task in NetTask.All)
        {
            Train(task);
            DrawLosses(task);
        }

        CompareRegressions([.. NetTask.All.Where(t => t.IsRegression)]);
    }

    private void Train(NetTask task)
    {
        int epochs = options.Epochs ?? task.Epochs;
        var table = new NetTable(task, epochs);
        foreach (var entry in options.Optimizers)
        {
            Training[] trainings =
            [
                .. Enum.GetValues<BatchMode>().Select(mode =>
                    Training.Run(task, Create(entry, task, mode), mode, epochs, options.Seed)),
            ];
            _trainings[(task, entry)] = trainings;
            table.Add(entry.Name, trainings);
        }

        table.Write(console);
    }

    private void DrawLosses(NetTask task)
    {
        CurvePanel[] panels =
        [
            .. options.DrawnOptimizers.Select(entry => new CurvePanel(
                entry.Name,
                PanelDetail.Rates([.. Enum.GetValues<BatchMode>().Select(mode => Create(entry, task, mode))]),
                [.. _trainings[(task, entry)].Select(t => t.Losses)])),
        ];
        int epochs = options.Epochs ?? task.Epochs;
        folder.Save(task.Name, CurvePicture.Draw(task.Name, task.Title, $"training loss during {epochs} passes over the data", "loss", ModeNames, panels, MostColumns, epochs));
    }

    private void CompareRegressions(IReadOnlyList<NetTask> tasks)
    {
        CurvePanel[] panels =
        [
            .. options.DrawnOptimizers.Select(entry => new CurvePanel(
                entry.Name,
                PanelDetail.Rates(Create(entry, tasks[0], BatchMode.Mini)),
                [.. tasks.Select(task => _trainings[(task, entry)][(int)BatchMode.Mini].Scores)])),
        ];
        int epochs = options.Epochs ?? tasks[0].Epochs;
        folder.Save("regression", CurvePicture.Draw("regression", "A wave with outliers: which loss finds the wave?",
            $"mean distance to the wave without noise during {epochs} passes over the data, in mini-batches", "error", ["trained with L2 loss", "trained with L1 loss"], panels, MostColumns, epochs));
    }

    private Optimizer Create(OptimizerEntry entry, NetTask task, BatchMode mode) => options.Create(entry, entry.Rates.For(task, mode));
}
