using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Activation functions and their slopes.</summary>
public sealed class SlopesExperiment : Experiment
{
    public override string Name => "slopes";

    public override string Section => "3.2";

    public override Phrase Title => Chapter3.Slopes;

    public override void Run(Laboratory lab)
    {
        double[] x = [.. Enumerable.Range(0, 601).Select(i => -6 + (i / 50.0))];
        (string Name, Func<double, double> Function, double[] Slopes)[] functions =
        [
            ("sigmoid", v => 1 / (1 + Math.Exp(-v)), [.. new SigmoidSlope().Predict(x)]),
            ("tanh", Math.Tanh, [.. new TanhSlope().Predict(x)]),
            ("ReLU", v => Math.Max(0, v), [.. new ReluSlope().Predict(x)]),
        ];
        lab.Table(Title, [Chapter3.Function, Chapter3.Steepest, Chapter3.AfterFive],
            functions.Select(f => new[] { f.Name, Number.Short(f.Slopes.Max()), Number.Short(Math.Pow(f.Slopes.Max(), 5)) }));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter3.SlopesSubtitle,
            X = new CurveAxis("x", -6, 6),
            Y = new CurveAxis("y", -1.1, 2.1),
            CurveNames = [Chapter3.Function, Chapter3.Slope],
            MostColumns = 3,
            Panels = [.. functions.Select(f => new CurvePanel(f.Name, "", [Points(x, [.. x.Select(f.Function)]), Points(x, f.Slopes)]))],
        }.Draw());
        lab.Claim(Chapter3.SigmoidFlat, Chapter3.SigmoidSlope, functions[0].Slopes.Max(), Chapter3.ReluSlope, functions[2].Slopes.Max());
    }

    private static Point[] Points(double[] x, double[] y) => [.. x.Zip(y, (a, b) => new Point(a, b))];
}
