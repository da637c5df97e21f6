using OptGen;
using OptGen.Zoo;
using Samples.Words;

namespace Samples.Paths;

/// <summary>The 2×2 comparison of "Deep Learning from Scratch", chapter 6, with that book's formulas and settings.</summary>
public static class BookFigure
{
    /// <summary>The book's order, learning rates and where each path ends.</summary>
    public static IReadOnlyList<PathPanel> Panels =>
    [
        Panel("SGD", 0, SharedWords.OneRate, new SGD(lr: 0.95)),
        Panel("Momentum", 0, SharedWords.OneRate, new TextbookMomentum(lr: 0.1)),
        Panel("AdaGrad", 1, SharedWords.ScaledRates, new TextbookAdaGrad(lr: 1.5)),
        Panel("Adam", 2, SharedWords.LikeAdam, new TextbookAdam(lr: 0.3)),
    ];

    /// <summary>The text of the SVG file.</summary>
    public static string Draw() => PathPicture.Draw(new Quadratic(), SharedWords.BookFigure, Panels, mostColumns: 2);

    private static PathPanel Panel(string heading, int series, Phrase seriesName, Optimizer optimizer)
    {
        var function = new Quadratic();
        var descent = Descent.Run(function, optimizer, function.Steps);
        return new PathPanel(heading, PanelDetail.Of(optimizer, descent), series, seriesName, descent);
    }
}
