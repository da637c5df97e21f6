using System.Globalization;
using Spectre.Console;
using Trajectories.Descents;
using Trajectories.Functions;

namespace Trajectories.Tables;

/// <summary>Where the paths on one function ended.</summary>
public sealed class PathTable(TestFunction function, int steps)
{
    private readonly Table _table = TableWriter.Create(
        "optimizer", "lr", "end point", "f(end) − min f", "to minimum", "arrived after");

    /// <summary>One row.</summary>
    public void Add(string optimizer, double learningRate, Descent descent)
    {
        string arrived = descent.StepsToArrive?.ToString(CultureInfo.InvariantCulture) ?? "–";
        string[] result = descent.HasDiverged
            ? ["diverged", "–", "–", "–"]
            : [PointText(descent.End), Number.Short(function.Value(descent.End) - function.Minimum), Number.Short(function.DistanceToOptimum(descent.End)), arrived];
        _table.AddRow([optimizer, Number.Short(learningRate), .. result]);
    }

    /// <summary>Prints it.</summary>
    public void Write(IAnsiConsole console) => TableWriter.Write(
        console,
        $"{function.Title}: {function.Formula}, {steps} updates",
        _table,
        string.Create(CultureInfo.InvariantCulture, $"arrived: stays within {Descent.Nearness} of a minimum from that update on"));

    private static string PointText(Point p) =>
        Math.Max(Math.Abs(p.X), Math.Abs(p.Y)) < 1000 ? $"({Number.Fixed(p.X, 6)}, {Number.Fixed(p.Y, 6)})" : $"({Number.Short(p.X)}, {Number.Short(p.Y)})";
}
