using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>Reads the metadata of a checkpoint of the library's own.</summary>
internal static class CheckpointMetadata
{
    /// <summary>The greatest number of steps: those up to it are exact in <see cref="double"/>, in which rules see them.</summary>
    public const long GreatestStep = 1L << 53;

    /// <summary>The rules that a rule calls, as a checkpoint holds them.</summary>
    public static string CalledRules(OptimizerInfo info) => string.Join("\n", info.CalledRules);

    /// <summary>A text that must be there.</summary>
    public static string Text(this SafetensorsHeader header, string key) =>
        header.Metadata.TryGetValue(key, out string? text) ? text : throw new CheckpointException($"The metadata of the checkpoint lacks '{key}'.");

    /// <summary>A whole number that must be there.</summary>
    public static long Number(this SafetensorsHeader header, string key)
    {
        string text = header.Text(key);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new CheckpointException($"The metadata '{key}' of the checkpoint must be a whole number, but is '{text}'.");
    }

    /// <summary>A number of steps, if it can be one.</summary>
    public static long CheckedSteps(double steps, string what) =>
        steps >= 0 && steps <= GreatestStep && steps == Math.Floor(steps)
            ? (long)steps
            : throw new CheckpointException($"'{what}' must be a number of steps from 0 on, but is {steps.ToString(CultureInfo.InvariantCulture)}.");
}
