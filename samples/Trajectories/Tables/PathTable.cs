using System.Globalization;
using Spectre.Console;

namespace Trajectories.Tables;

/// <summary>Where the paths on one function ended.</summary>
public sealed class PathTable(TestFunction function, int steps)
{
    private readonly Table _table = TableWriter.Create(
        PathWords.Optimizer, PathWords.Rate, PathWords.EndPoint, PathWords.Height, PathWords.ToMinimum, PathWords.Arrived);

    /// <summary>One row.</summary>
    public void Add(string optimizer, string learningRate, Descent descent)
    {
        string arrived = descent.StepsToArrive?.ToString(CultureInfo.InvariantCulture) ?? "–";
        string[] result = descent.HasDiverged
            ? [SharedWords.Diverged, "–", "–", "–"]
            : [PointText(descent.End), Number.Short(function.Value(descent.End) - function.Minimum), Number.Short(function.DistanceToOptimum(descent.End)), arrived];
        _table.AddRow([optimizer, learningRate, .. result]);
    }

    /// <summary>Prints it.</summary>
    public void Write(IAnsiConsole console) => TableWriter.Write(
        console,
        PathWords.Heading.With(function.Title, function.Formula, steps),
        _table,
        PathWords.ArrivedNote.With(Descent.Nearness));

    private static string PointText(Point p) =>
        Math.Max(Math.Abs(p.X), Math.Abs(p.Y)) < 1000 ? $"({Number.Fixed(p.X, 6)}, {Number.Fixed(p.Y, 6)})" : $"({Number.Short(p.X)}, {Number.Short(p.Y)})";
}
