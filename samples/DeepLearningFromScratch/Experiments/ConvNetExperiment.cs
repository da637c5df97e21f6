using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The simple convolutional net of chapter 7, and its filters before and after (figures 7-23 and 7-24).</summary>
public sealed class ConvNetExperiment : Experiment
{
    private const int Batch = 100, Filters = 30, Side = 5, MostTested = 1000;

    public override string Name => "convnet";

    public override string Section => "7.5–7.6";

    public override Phrase Title => Chapter7.ConvNet;

    public override void Run(Laboratory lab)
    {
        var (train, allTest, source) = lab.Digits;
        var test = allTest.First(MostTested);
        int updates = lab.Scaled(300);
        var conv = new ConvNet { Seed = lab.Seed };
        float[] before = [.. conv["h.weight"].Weights];
        var plan = new TrainingPlan(updates, Batch, lab.Seed) { MeasureEvery = Math.Max(1, updates / 10) };
        Compared[] compared = lab.Track(Title, 2 * updates, tick => new[]
        {
            Train(new TwoLayerNet { Seed = lab.Seed }, Chapter3.TwoLayers), Train(conv, Chapter7.Conv),
        }.Select(net => new Compared(net.Name, Phrase.Same("Adam, lr 0.001"), Training.Run(net.Net, net.Adam, train, test, plan, _ => tick()))).ToArray());
        float[] after = [.. conv["h.weight"].Weights];

        lab.Table(Title, [Terms.Net, Terms.LastLoss, Terms.TestAccuracy],
            compared.Select(c => new[] { c.Name.ToString(), Number.Short(c.Training.LastLoss), Number.Fixed(c.Training.Tested, 3) }));
        lab.Picture(Name, () => Comparison.DrawAccuracies(Name, Title, Chapter7.ConvNetSubtitle.With(train.Count, source), compared, columns: 2));
        lab.Picture("filters", () => ImageGrid.Draw(Chapter7.Filters, Chapter7.FiltersSubtitle, Chapter7.FiltersDescription.With(Filters, Number.Short(Order(before)), Number.Short(Order(after))), 15,
            [.. Images(before, Chapter7.Before), .. Images(after, Chapter7.After)]));
        lab.Claim(Chapter7.ConvBetter, Chapter7.ErrorOf.With(Chapter7.Conv), 1 - compared[1].Training.Tested, Chapter7.ErrorOf.With(Chapter3.TwoLayers), 1 - compared[0].Training.Tested);
        lab.Claim(Chapter7.FiltersOrdered, Chapter7.Before, Order(before), Chapter7.After, Order(after));
    }

    private static (IDigitNet Net, Optimizer Adam, Phrase Name) Train<TNet>(TNet net, Phrase name)
        where TNet : Model<float>, IDigitNet
    {
        var adam = new Adam(lr: 0.001);
        adam.Add(net);
        return (net, adam, name);
    }

    /// <summary>The filters of [k, k, 1, F] as images, each stretched from white to black.</summary>
    private static IEnumerable<GreyImage> Images(float[] weights, Phrase caption) => Enumerable.Range(0, Filters).Select(filter =>
    {
        float[] own = Filter(weights, filter);
        float least = own.Min(), span = own.Max() - least;
        return new GreyImage(Side, [.. own.Select(w => (w - least) / span)], $"{caption} {filter + 1}");
    });

    private static float[] Filter(float[] weights, int filter) => [.. Enumerable.Range(0, Side * Side).Select(place => weights[(place * Filters) + filter])];

    /// <summary>How alike neighbouring weights of a filter are: their correlation, the mean over all filters.</summary>
    private static double Order(float[] weights) => Enumerable.Range(0, Filters).Average(filter =>
    {
        float[] own = Filter(weights, filter);
        double mean = own.Average(), variance = own.Average(w => (w - mean) * (w - mean));
        return Enumerable.Range(0, Side * Side).Where(i => i % Side < Side - 1).Select(i => (i, i + 1))
            .Concat(Enumerable.Range(0, Side * (Side - 1)).Select(i => (i, i + Side)))
            .Average(pair => (own[pair.Item1] - mean) * (own[pair.Item2] - mean)) / variance;
    });
}
