using Spectre.Console;
using Trajectories.Optimizers;
using Trajectories.Options;
using Trajectories.Tables;

namespace Trajectories;

/// <summary>The first half of the work: paths on functions of two variables.</summary>
public sealed class PathRun(RunOptions options, IAnsiConsole console, PictureFolder folder)
{
    private const int MostColumns = 4;

    /// <summary>A table and a picture for each function, and the book's figure with the book's function.</summary>
    public void Execute()
    {
        foreach (var function in options.Functions)
        {
            Show(function);
            if (function is Quadratic)
            {
                folder.Save("book", BookFigure.Draw);
            }
        }
    }

    private void Show(TestFunction function)
    {
        int steps = options.Steps ?? function.Steps;
        var table = new PathTable(function, steps);
        var panels = new List<Func<PathPanel>>();
        foreach (var entry in options.Optimizers)
        {
            var optimizer = options.Create(entry, entry.Rates?.For(function) ?? RateSearch.For(entry, function));
            var descent = Descent.Run(function, optimizer, steps);
            table.Add(entry.Name, PanelDetail.RateOf(optimizer), descent);
            if (options.DrawnOptimizers.Contains(entry))
            {
                panels.Add(() => new PathPanel(entry.Name, PanelDetail.Of(optimizer, descent), (int)entry.Family, entry.FamilyName, descent));
            }
        }

        table.Write(console);
        folder.Save(function.Name, () => PathPicture.Draw(function, function.Title, [.. panels.Select(p => p())], MostColumns));
        if (options.DrawsTogether)
        {
            folder.Save(function.Name + "-together", () => PathPicture.DrawTogether(function, function.Title, [.. panels.Select(p => p())]));
        }
    }
}
