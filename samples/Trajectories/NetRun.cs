using OptGen;
using Spectre.Console;
using Trajectories.Nets;
using Trajectories.Optimizers;
using Trajectories.Options;
using Trajectories.Tables;

namespace Trajectories;

/// <summary>The second half of the work: small nets, trained by every optimizer with every size of a batch.</summary>
public sealed class NetRun(RunOptions options, IAnsiConsole console, PictureFolder folder)
{
    private readonly Dictionary<(NetTask Task, OptimizerEntry Optimizer), Training[]> _trainings = [];
    private readonly Dictionary<(NetTask Task, OptimizerEntry Optimizer, BatchMode Mode), double> _tried = [];

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
        int epochs = options.Epochs ?? task.Epochs;
        Draw(task.Name, task.Title, NetWords.LossDuring.With(epochs), NetWords.Loss, NetWords.Modes, epochs,
            entry => PanelDetail.Rates([.. Enum.GetValues<BatchMode>().Select(mode => Create(entry, task, mode))]),
            entry => _trainings[(task, entry)].Select(t => t.Losses));
    }

    private void CompareRegressions(IReadOnlyList<NetTask> tasks)
    {
        int epochs = options.Epochs ?? tasks[0].Epochs;
        Draw("regression", NetWords.WhichLoss, NetWords.DistanceDuring.With(epochs), NetWords.Error, [NetWords.TrainedL2, NetWords.TrainedL1], epochs,
            entry => PanelDetail.Rates(Create(entry, tasks[0], BatchMode.Mini)),
            entry => tasks.Select(task => _trainings[(task, entry)][(int)BatchMode.Mini].Scores));
    }

    private void Draw(
        string name, Phrase title, Phrase subtitle, Phrase measure, IReadOnlyList<Phrase> curves, int epochs,
        Func<OptimizerEntry, string> detail, Func<OptimizerEntry, IEnumerable<IReadOnlyList<double>>> values) =>
        folder.Save(name, () =>
        {
            CurvePanel[] panels =
                [.. options.DrawnOptimizers.Select(entry => new CurvePanel(entry.Name, detail(entry), [.. values(entry).Select(v => CurvePanel.Points(v))]))];
            return new CurvePicture
            {
                Id = name,
                Title = title,
                Subtitle = subtitle,
                X = new CurveAxis(NetWords.Passes, 0, epochs),
                Y = CurveAxis.OfLosses(measure, panels),
                CurveNames = [.. curves.Select(c => (string)c)],
                Panels = panels,
            }.Draw();
        });

    private Optimizer Create(OptimizerEntry entry, NetTask task, BatchMode mode) => options.Create(entry, RateOf(entry, task, mode));

    private double RateOf(OptimizerEntry entry, NetTask task, BatchMode mode)
    {
        if (entry.Rates is { } rates)
        {
            return rates.For(task, mode);
        }

        if (!_tried.TryGetValue((task, entry, mode), out double rate))
        {
            _tried[(task, entry, mode)] = rate = RateSearch.For(entry, task, mode, options.Seed);
        }

        return rate;
    }
}
