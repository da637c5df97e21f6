using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>Trainings side by side.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Training">How it went.</param>
public sealed record Compared(Phrase Name, Phrase Detail, Training Training);

/// <summary>Pictures of trainings side by side.</summary>
public static class Comparison
{
    /// <summary>Training and test accuracies, each training in a panel of its own.</summary>
    public static string DrawAccuracies(string id, Phrase title, Phrase subtitle, IReadOnlyList<Compared> compared, int columns) => new CurvePicture
    {
        Id = id,
        Title = title,
        Subtitle = subtitle,
        X = new CurveAxis(Terms.Updates, 0, compared[0].Training.TrainAccuracy[^1].X),
        Y = new CurveAxis(Terms.Accuracy, 0, 1),
        CurveNames = [Terms.TrainingAccuracy, Terms.TestAccuracy],
        MostColumns = columns,
        Panels = [.. compared.Select(c => new CurvePanel(c.Name, c.Detail, [c.Training.TrainAccuracy, c.Training.TestAccuracy]))],
    }.Draw();

    /// <summary>Losses in one panel.</summary>
    public static string DrawLosses(string id, Phrase title, Phrase subtitle, IReadOnlyList<Compared> compared)
    {
        CurvePanel[] panels = [new("", "", [.. compared.Select(c => c.Training.SmoothLosses())])];
        return new CurvePicture
        {
            Id = id,
            Title = title,
            Subtitle = subtitle,
            X = new CurveAxis(Terms.Updates, 0, compared[0].Training.Losses.Count),
            Y = CurveAxis.OfLosses(Terms.Loss, panels),
            CurveNames = [.. compared.Select(c => (string)c.Name)],
            HeightToWidth = 0.42,
            Panels = panels,
        }.Draw();
    }
}
