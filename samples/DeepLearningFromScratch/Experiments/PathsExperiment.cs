using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The paths of the book's figures 6-3 to 6-8.</summary>
public sealed class PathsExperiment : Experiment
{
    public override string Name => "paths";

    public override string Section => "6.1";

    public override Phrase Title => Chapter6.Paths;

    public override void Run(Laboratory lab)
    {
        var panels = BookFigure.Panels;
        lab.Table(Phrase.Same(new Quadratic().Formula), [Terms.Optimizer, Chapter6.EndHeight, Chapter6.PathLength],
            panels.Select(p => new[] { p.Heading, Number.Short(p.Descent.Function.Value(p.Descent.End)), Number.Short(Length(p)) }));
        lab.Picture(Name, BookFigure.Draw);
        lab.Claim(Chapter6.AdaGradStraight, Chapter6.LengthOf.With("AdaGrad"), Length(panels[2]), Chapter6.LengthOf.With("SGD"), Length(panels[0]));
    }

    private static double Length(PathPanel panel) => panel.Descent.Points.Zip(panel.Descent.Points.Skip(1), (a, b) => a.DistanceTo(b)).Sum();
}
