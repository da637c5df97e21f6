using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Learning rates that fall: exponentially, and as 1/t (6.1.5 calls it learning rate decay).</summary>
public sealed class DecayExperiment : Experiment
{
    private const double Rate = 0.6;
    private const int Batch = 10;

    public override string Name => "decay";

    public override string Section => "6.1.5";

    public override Phrase Title => Chapter6.Decay;

    public override void Run(Laboratory lab)
    {
        var (train, test, source) = lab.Digits;
        int updates = lab.Scaled(6000);
        (Phrase Name, Phrase Formula, Schedule Schedule)[] schedules =
        [
            (Chapter6.ConstantRate, Phrase.Same("lr = 0.6"), new ConstantRate(Rate)),
            (Chapter6.Exponential, Phrase.Same("lr = 0.6·exp(−kt)"), new ExponentialDecay(Rate, 3.0 / updates)),
            (Chapter6.InverseTime, Phrase.Same("lr = 0.6/(1 + kt)"), new InverseTimeDecay(Rate, 15.0 / updates)),
        ];
        Compared[] compared = lab.Track(Title, schedules.Length * updates, tick => schedules.Select(s =>
        {
            var net = new TwoLayerNet { Seed = lab.Seed };
            var sgd = new SGD(lr: Rate);
            sgd.Add(net);
            sgd.Schedule(o => o.LearningRate, s.Schedule);
            return new Compared(s.Name, s.Formula, Training.Run(net, sgd, train, test, new TrainingPlan(updates, Batch, lab.Seed), _ => tick()));
        }).ToArray());

        lab.Table(Title, [Terms.LearningRate, Chapter6.Formula, Terms.LastLoss, Terms.TestAccuracy],
            compared.Select(c => new[] { c.Name.ToString(), c.Detail.ToString(), Number.Short(c.Training.LastLoss), Number.Fixed(c.Training.Tested, 3) }));
        lab.Picture(Name, () => Comparison.DrawLosses(Name, Title, Chapter6.DecaySubtitle.With(Batch, source), compared));
        foreach (Compared falling in compared.Skip(1))
        {
            lab.Claim(Chapter6.FallingBetter.With(falling.Name), falling.Name, falling.Training.LastLoss, Chapter6.ConstantRate, compared[0].Training.LastLoss);
        }
    }
}
