using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Three loss functions.</summary>
public sealed class LossesExperiment : Experiment
{
    private const int Classes = 10, Right = 2, Wrong = 7;

    public override string Name => "losses";

    public override string Section => "4.2";

    public override Phrase Title => Chapter4.Losses;

    public override void Run(Laboratory lab)
    {
        double[] wanted = new double[Classes];
        wanted[Right] = 1;

        // The book's two guesses (4.2.1).
        double[] right = [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0], wrong = [.. right];
        (wrong[Right], wrong[Wrong]) = (0.1, 0.6);

        AbsoluteError absolute = new();
        SquaredError squared = new();
        CrossEntropyError entropy = new();
        (Phrase Name, Func<double[], double> Loss)[] losses =
        [
            (Chapter4.AbsoluteLoss, y => absolute.Loss(y, wanted)), (Chapter4.SquaredLoss, y => squared.Loss(y, wanted)), (Chapter4.EntropyLoss, y => entropy.Loss(y, wanted)),
        ];
        lab.Table(Chapter4.LossesTitle, [Terms.Loss, Chapter4.RightGuess, Chapter4.WrongGuess],
            losses.Select(l => new[] { (string)l.Name, Number.Fixed(l.Loss(right), 6), Number.Fixed(l.Loss(wrong), 6) }));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter4.LossesSubtitle,
            X = new CurveAxis(Chapter4.RightProbability, 0, 1),
            Y = new CurveAxis(Terms.Loss, 0, 5),
            CurveNames = [.. losses.Select(l => (string)l.Name)],
            HeightToWidth = 0.4,
            Panels = [new CurvePanel("", "", [.. losses.Select(l => (IReadOnlyList<Point>)[.. Enumerable.Range(1, 200).Select(i => new Point(i / 200.0, l.Loss(Guess(i / 200.0))))])])],
        }.Draw());
        lab.Claim(Chapter4.RightIsLess, Chapter4.RightGuess, entropy.Loss(right, wanted), Chapter4.WrongGuess, entropy.Loss(wrong, wanted));
        lab.Claim(Chapter4.EntropyMore, Chapter4.SquaredLoss, squared.Loss(Guess(.01), wanted), Chapter4.EntropyLoss, entropy.Loss(Guess(.01), wanted));
    }

    private static double[] Guess(double probability) =>
        [.. Enumerable.Range(0, Classes).Select(c => c == Right ? probability : (1 - probability) / (Classes - 1))];
}
