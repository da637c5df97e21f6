using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Second order: Newton's method and L-BFGS against gradient descent, on a model with three parameters.</summary>
public sealed class NewtonExperiment : Experiment
{
    private const int Examples = 60, MostIterations = 1000;

    public override string Name => "newton";

    public override string Section => "6.1";

    public override Phrase Title => Chapter6.Newton;

    public override void Run(Laboratory lab)
    {
        var (x, y) = Points(lab.Seed);
        (Phrase Name, MinimizationMethod Method)[] methods =
        [
            (Chapter6.NewtonMethod, MinimizationMethod.Newton), (Phrase.Same("L-BFGS"), MinimizationMethod.Lbfgs), (Chapter6.GradientDescent, MinimizationMethod.FirstOrder(new SGD(lr: 0.5))),
        ];
        var runs = methods.Select(m => Minimize(m.Method, x, y)).ToArray();
        double least = runs.Min(r => r.Result.Loss);

        lab.Table(Title, [Terms.Method, Chapter6.Iterations, Chapter6.Evaluations, Terms.Loss, Chapter6.Reason],
            methods.Zip(runs, (m, r) => new[] { m.Name.ToString(), $"{r.Result.Iterations}", $"{r.Result.Evaluations}", Number.Fixed(r.Result.Loss, 10), $"{r.Result.Reason}" }));
        lab.Picture(Name, () => new CurvePicture
        {
            Id = Name,
            Title = Title,
            Subtitle = Chapter6.NewtonSubtitle,
            X = new CurveAxis(Chapter6.Iterations, 0, 40),
            Y = new CurveAxis(Chapter6.AboveMinimum, 1e-14, 1, IsLogarithmic: true),
            CurveNames = [.. methods.Select(m => (string)m.Name)],
            HeightToWidth = 0.42,
            Panels = [new CurvePanel("", "", [.. runs.Select(r => CurvePanel.Points(r.Losses.Take(41).Select(l => Math.Max(l - least, 1e-15))))])],
        }.Draw());
        lab.Claim(Chapter6.NewtonFaster, Chapter6.NewtonMethod, runs[0].Result.Iterations, Phrase.Same("L-BFGS"), runs[1].Result.Iterations);
        lab.Claim(Chapter6.LbfgsFaster, Phrase.Same("L-BFGS"), runs[1].Result.Iterations, Chapter6.GradientDescent, runs[2].Result.Iterations);
    }

    private static (MinimizationResult Result, List<double> Losses) Minimize(MinimizationMethod method, double[] x, double[] y)
    {
        var net = new LogisticRegression();
        List<double> losses = [net.Loss(x, y)];
        var progress = new Losses(losses);
        MinimizationResult result = net.Minimize(() => net.Gradients(x, y), new MinimizationOptions { Method = method, MaxIterations = MostIterations, Progress = progress });
        return (result, losses);
    }

    /// <summary>Two clouds of points that overlap.</summary>
    private static (double[] X, double[] Y) Points(int seed)
    {
        var random = new Random(seed);
        double[] x = new double[2 * Examples], y = new double[Examples];
        for (int i = 0; i < Examples; i++)
        {
            y[i] = i % 2;
            x[2 * i] = (2 * y[i]) - 1 + (4 * (random.NextDouble() - 0.5));
            x[(2 * i) + 1] = (0.5 * y[i]) + (3 * (random.NextDouble() - 0.5));
        }

        return (x, y);
    }

    /// <summary>Notes losses at once, in their order.</summary>
    private sealed class Losses(List<double> losses) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => losses.Add(value.Loss);
    }
}
