using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Gradient descent on x₀² + x₁² with learning rates that fit, that are too small and too large.</summary>
public sealed class DescentExperiment : Experiment
{
    private const int Steps = 100;

    private static readonly (double Rate, Phrase Comment)[] Rates = [(0.1, Chapter4.Good), (1e-10, Chapter4.Small), (10, Chapter4.Large)];

    public override string Name => "descent";

    public override string Section => "4.4";

    public override Phrase Title => Chapter4.Descent;

    public override void Run(Laboratory lab)
    {
        var bowl = new Bowl();
        Descent[] descents = [.. Rates.Select(r => Descent.Run(bowl, new SGD(lr: r.Rate), Steps))];
        lab.Table(Chapter4.DescentTitle, [Terms.LearningRate, Chapter4.DescentEnd, Phrase.Same("f")],
            Rates.Zip(descents, (r, d) => new[] { Number.Short(r.Rate), $"({Number.Short(d.End.X)}, {Number.Short(d.End.Y)})", Number.Short(bowl.Value(d.End)) }));
        lab.Picture(Name, () => PathPicture.Draw(bowl, Title,
            [.. Rates.Zip(descents, (r, d) => new PathPanel(r.Comment, $"lr {Number.Short(r.Rate)},  f = {Number.Short(bowl.Value(d.End))}".Replace('-', '−'), 0, null, d))], mostColumns: 3));
        lab.Claim(Chapter4.GoodVersusSmall, Chapter4.EndHeight.With("0.1"), bowl.Value(descents[0].End), Chapter4.EndHeight.With("10⁻¹⁰"), bowl.Value(descents[1].End));
        lab.Claim(Chapter4.GoodVersusLarge, Chapter4.EndHeight.With("0.1"), bowl.Value(descents[0].End), Chapter4.EndHeight.With("10"), bowl.Value(descents[2].End));
    }
}
