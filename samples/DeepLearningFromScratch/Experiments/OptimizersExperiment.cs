using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;
using OptGen.Zoo;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The book's comparison of optimizers, at its settings (figure 6-9).</summary>
public sealed class OptimizersExperiment : Experiment
{
    private const int Batch = 128;

    public override string Name => "optimizers";

    public override string Section => "6.1.8";

    public override Phrase Title => Chapter6.Optimizers;

    public override void Run(Laboratory lab)
    {
        var (train, test, source) = lab.Digits;
        int updates = lab.Scaled(2000);
        (string Name, Optimizer Optimizer)[] optimizers =
        [
            ("SGD", new SGD(lr: 0.01)), ("Momentum", new TextbookMomentum(lr: 0.01)), ("AdaGrad", new TextbookAdaGrad(lr: 0.01)), ("Adam", new TextbookAdam(lr: 0.001)),
        ];
        Training[] runs = lab.Track(Title, updates * optimizers.Length, tick => optimizers.Select(o =>
        {
            var net = new DeepNet { Seed = lab.Seed };
            o.Optimizer.Add(net);
            return Training.Run(net, o.Optimizer, train, test, new TrainingPlan(updates, Batch, lab.Seed), _ => tick());
        }).ToArray());

        lab.Table(Title, [Terms.Optimizer, Terms.LearningRate, Terms.LastLoss, Terms.TestAccuracy],
            optimizers.Zip(runs, (o, r) => new[] { o.Name, Number.Short(o.Optimizer.LearningRate), Number.Short(r.LastLoss), Number.Fixed(r.Tested, 3) }));
        lab.Picture(Name, () =>
        {
            CurvePanel[] panels = [new("", "", [.. runs.Select(r => r.SmoothLosses())])];
            return new CurvePicture
            {
                Id = Name,
                Title = Title,
                Subtitle = Chapter6.OptimizersSubtitle.With(source),
                X = new CurveAxis(Terms.Updates, 0, updates),
                Y = CurveAxis.OfLosses(Terms.Loss, panels),
                CurveNames = [.. optimizers.Select(o => o.Name)],
                HeightToWidth = 0.45,
                Panels = panels,
            }.Draw();
        });
        lab.Claim(Chapter6.SlowestIsSgd, Chapter6.WorstOfOthers, runs.Skip(1).Max(r => MeanLoss(r)), Chapter6.SgdLoss, MeanLoss(runs[0]));
    }

    /// <summary>Over the whole training, so that speed counts and not only the end.</summary>
    private static double MeanLoss(Training run) => run.Losses.Average();
}
