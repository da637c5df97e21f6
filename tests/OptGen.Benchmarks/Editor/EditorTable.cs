using System.Globalization;
using Microsoft.CodeAnalysis;
using OptGen.Generator;

namespace OptGen.Benchmarks.Editor;

/// <summary>The table of what keystrokes cost.</summary>
internal static class EditorTable
{
    /// <summary>Measures and prints: for each kind of keystroke, the times of the generator, those of an idle and of an empty one, and what the steps did.</summary>
    public static void Print(TextWriter output, int optimizers, int repeats)
    {
        output.WriteLine($"{optimizers} optimizers, {repeats} keystrokes of each kind; milliseconds, median (quartiles)");
        output.WriteLine($"{"keystroke",-34}{"OptGen",-26}{"idle generator",-26}{"empty generator",-26}made anew / kept");
        IReadOnlyList<Keystroke> keystrokes = new EditedProject(1).Keystrokes;
        for (int i = 0; i < keystrokes.Count; i++)
        {
            Quartiles time = EditorMeasurement.Time(new OptimizerGenerator(), optimizers, i, repeats);
            Quartiles idle = EditorMeasurement.Time(new IdleGenerator(), optimizers, i, repeats);
            Quartiles empty = EditorMeasurement.Time(new EmptyGenerator(), optimizers, i, repeats);
            IEnumerable<string> steps = EditorMeasurement.Steps(new OptimizerGenerator(), optimizers, i).Select(count => $"{count.Step} {count.Anew} / {count.Kept}");
            output.WriteLine($"{keystrokes[i].Name,-34}{Text(time),-26}{Text(idle),-26}{Text(empty),-26}{string.Join(", ", steps)}");
        }
    }

    /// <summary>Measures and prints what a keystroke costs in a model: what shows its mistakes, and what generates its code.</summary>
    public static void PrintModel(TextWriter output, int statements, int repeats)
    {
        output.WriteLine($"a model of {statements} statements, {repeats} keystrokes in it; milliseconds, median (quartiles)");
        foreach (bool isAnalyzer in new[] { true, false })
        {
            (double cold, Quartiles warm) = new EditedModel(statements).Time(isAnalyzer, repeats);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isAnalyzer ? "mistakes shown" : "code generated"),-34}{Text(warm),-26}{cold:0} the first time"));
        }
    }

    private static string Text(Quartiles time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Median:0.000} ({time.Lower:0.000} - {time.Upper:0.000})");
}
