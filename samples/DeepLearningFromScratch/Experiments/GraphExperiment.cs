using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The computational graphs of the fruit purchases, with values and gradients.</summary>
public sealed class GraphExperiment : Experiment
{
    public override string Name => "graph";

    public override string Section => "5.1–5.4";

    public override Phrase Title => Chapter5.Graph;

    public override void Run(Laboratory lab)
    {
        var apples = new AppleParameters();
        double total = apples.Gradients();
        double withOranges = new FruitPurchase().Loss(100, 2, 150, 3, 1.1);
        double[] gradients = [.. new[] { "apple", "number", "tax" }.Select(name => apples[name].Gradients[0])];

        lab.Table(Chapter5.GraphTable, [Chapter5.Quantity, Terms.Value, Terms.Gradient],
            [[Chapter5.Price, "100", Number.Short(gradients[0])], [Chapter5.Number, "2", Number.Short(gradients[1])], [Chapter5.Tax, "1.1", Number.Short(gradients[2])]],
            Chapter5.Total.With(Number.Short(total), Number.Short(withOranges)));
        lab.Picture("apples", () => GraphFigure.InLanguage(new ApplePurchase().DrawGraph(100, 2, 1.1)));
        lab.Picture("fruit", () => GraphFigure.InLanguage(new FruitPurchase().DrawGraph(100, 2, 150, 3, 1.1)));

        double[] found = [.. gradients, total, withOranges], book = [2.2, 110, 200, 220, 715];
        lab.Claim(Chapter5.GraphRight, Chapter5.Deviation, found.Zip(book, (f, b) => Math.Abs(f - b)).Max(), Chapter5.Rounding, 1e-10);
    }
}
