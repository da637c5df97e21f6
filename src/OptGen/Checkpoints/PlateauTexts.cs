using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>What the plateaus of a schedule remember, as a text: the four numbers of each with commas between them, and semicolons between plateaus.</summary>
internal static class PlateauTexts
{
    public static string Write(IEnumerable<PlateauState> states) => string.Join(';', states.Select(state => string.Create(
        CultureInfo.InvariantCulture, $"{state.Rate:R},{state.Best:R},{state.Waited},{state.Cooling}")));

    /// <summary>Reads the states.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">What the metadata calls it.</param>
    /// <exception cref="CheckpointException">The text tells no such states.</exception>
    public static PlateauState[] Read(string text, string key) =>
    [
        .. text.Split(';').Select(part => ReadOne(part) ?? throw new CheckpointException(
            $"The metadata '{key}' of the checkpoint must tell value, best measure, reports waited and reports to cool of each plateau, but is '{text}'.")),
    ];

    private static PlateauState? ReadOne(string text) =>
        text.Split(',') is [string rate, string best, string waited, string cooling]
        && new PlateauState(Number(rate), Number(best), Count(waited), Count(cooling)) is { IsPossible: true } state
            ? state
            : null;

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private static long Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : -1;
}
