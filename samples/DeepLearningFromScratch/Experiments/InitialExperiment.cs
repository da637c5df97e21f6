using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>How first weights decide whether a net learns (figure 6-15).</summary>
public sealed class InitialExperiment : Experiment
{
    public override string Name => "initial";

    public override string Section => "6.2.4";

    public override Phrase Title => Chapter6.Initial;

    public override void Run(Laboratory lab)
    {
        var (train, test, source) = lab.Digits;
        int updates = lab.Scaled(2000);
        (Phrase Name, Func<IDigitNet> Create)[] nets =
        [
            (Chapter6.SmallWeights, () => new ScaledNet(0.01) { Seed = lab.Seed }), (Chapter6.XavierRelu, () => new XavierNet { Seed = lab.Seed }), (Chapter6.HeRelu, () => new DeepNet { Seed = lab.Seed }),
        ];
        Compared[] compared = lab.Track(Title, updates * nets.Length, tick => nets.Select(n =>
        {
            IDigitNet net = n.Create();
            var sgd = new SGD(lr: 0.01);
            sgd.Add((Model<float>)net);
            return new Compared(n.Name, Phrase.Same(""), Training.Run(net, sgd, train, test, new TrainingPlan(updates, 128, lab.Seed), _ => tick()));
        }).ToArray());

        lab.Table(Title, [Chapter6.FirstWeights, Terms.LastLoss, Terms.TestAccuracy],
            compared.Select(c => new[] { c.Name.ToString(), Number.Short(c.Training.LastLoss), Number.Fixed(c.Training.Tested, 3) }));
        lab.Picture(Name, () => Comparison.DrawLosses(Name, Title, Chapter6.OptimizersSubtitle.With(source), compared));
        lab.Claim(Chapter6.HeLearns, Chapter6.HeRelu, compared[2].Training.LastLoss, Chapter6.SmallWeights, compared[0].Training.LastLoss);
    }
}
