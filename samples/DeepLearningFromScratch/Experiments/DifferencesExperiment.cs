using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Numerical gradients, as the book computes them, against those that the compiler derives.</summary>
public sealed class DifferencesExperiment : Experiment
{
    private const int Examples = 20, Weights = 40;
    private const double BookDistance = 1e-4, TinyDistance = 1e-12, Allowed = 1e-6;

    public override string Name => "differences";

    public override string Section => "4.3";

    public override Phrase Title => Chapter4.Differences;

    public override void Run(Laboratory lab)
    {
        double[] x = [.. lab.Digits.Train.First(Examples).Images.Select(v => (double)v)];
        int[] y = lab.Digits.Train.First(Examples).Labels;
        var net = new SmoothNet { Seed = lab.Seed };
        net.Gradients(x, y);
        int[] places = [.. Enumerable.Range(0, Weights).Select(i => (int)((i + 0.5) * net.Parameters[0].Weights.Length / Weights))];
        double[] derived = [.. places.Select(i => net.Parameters[0].Gradients[i])];

        double[] distances = [.. Enumerable.Range(0, 27).Select(i => Math.Pow(10, -13 + (i / 2.0)))];
        Point[] forward = [.. distances.Select(h => new Point(h, Error(h, isCentral: false)))];
        Point[] central = [.. distances.Select(h => new Point(h, Error(h, isCentral: true)))];
        GradientCheck check = new TwoLayerNet(10) { Seed = lab.Seed }.CheckGradients(lab.Digits.Train.First(Examples).Images, y);

        lab.Table(Chapter4.CheckTitle, [Chapter4.Parameter, Chapter4.Derived, Chapter4.Difference, Chapter4.RelativeError],
            check.Parameters.Select(p => new[] { p.Parameter, Number.Short(p.Gradient), Number.Short(p.DifferenceQuotient), Number.Short(p.RelativeError) }));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter4.DifferencesSubtitle.With(Weights),
            X = new CurveAxis("h", distances[0], distances[^1], IsLogarithmic: true),
            Y = new CurveAxis(Chapter4.Error, 1e-13, 1, IsLogarithmic: true),
            CurveNames = [Chapter4.Forward, Chapter4.Central],
            HeightToWidth = 0.42,
            Panels = [new CurvePanel("", "", [forward, central])],
        }.Draw());
        lab.Claim(Chapter4.CentralBetter, Chapter4.Central, Error(BookDistance, true), Chapter4.Forward, Error(BookDistance, false));
        lab.Claim(Chapter4.TooSmall, Phrase.Same("h = 10⁻⁴"), Error(BookDistance, true), Phrase.Same("h = 10⁻¹²"), Error(TinyDistance, true));
        lab.Claim(Chapter4.Agree, Chapter4.RelativeError, check.RelativeError, Chapter4.Allowed, Allowed);

        double Error(double h, bool isCentral) => places.Select((place, i) => Math.Abs(Difference(place, h, isCentral) - derived[i])).Max();

        // The book's numerical_gradient (4.3.1, 4.4): move one weight, compute the loss again, put the weight back.
        double Difference(int place, double h, bool isCentral)
        {
            double kept = net.Parameters[0].Weights[place];
            net.Parameters[0].Weights[place] = kept + h;
            double above = net.Loss(x, y);
            net.Parameters[0].Weights[place] = isCentral ? kept - h : kept;
            double below = net.Loss(x, y);
            net.Parameters[0].Weights[place] = kept;
            return (above - below) / (isCentral ? 2 * h : h);
        }
    }
}
