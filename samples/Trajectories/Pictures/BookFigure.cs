using Trajectories.Descents;
using Trajectories.Functions;
using Trajectories.Optimizers;

namespace Trajectories.Pictures;

/// <summary>The 2×2 comparison of "Deep Learning from Scratch", chapter 6, with that book's formulas and settings.</summary>
public static class BookFigure
{
    /// <summary>The book's order and learning rates.</summary>
    private static readonly (string Optimizer, string Heading, double Rate)[] Settings =
    [
        ("SGD", "SGD", 0.95),
        ("TextbookMomentum", "Momentum", 0.1),
        ("TextbookAdaGrad", "AdaGrad", 1.5),
        ("TextbookAdam", "Adam", 0.3),
    ];

    /// <summary>The text of the SVG file.</summary>
    public static string Draw()
    {
        var function = new Quadratic();
        PathPanel[] panels =
        [
            .. Settings.Select(s =>
            {
                var entry = OptimizerCatalog.Find(s.Optimizer)!;
                var optimizer = entry.Create(s.Rate);
                var descent = Descent.Run(function, optimizer, function.Steps);
                return new PathPanel(s.Heading, PanelDetail.Of(optimizer, descent), entry.Family, descent);
            }),
        ];
        return PathPicture.Draw(function, "Four ways down a long valley", panels, mostColumns: 2);
    }
}
