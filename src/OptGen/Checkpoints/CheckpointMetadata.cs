using System.Globalization;
using OptGen.Hyperparameters;

namespace OptGen.Checkpoints;

/// <summary>Reads the metadata of a checkpoint of the library's own.</summary>
internal static class CheckpointMetadata
{
    /// <summary>The greatest number of steps: those up to it are exact in <see cref="double"/>, in which rules see them.</summary>
    public const long GreatestStep = 1L << 53;

    /// <summary>The rules that a rule calls, as a checkpoint holds them.</summary>
    public static string CalledRules(OptimizerInfo info) => string.Join("\n", info.CalledRules);

    /// <summary>Checks that a file is one of a version that is known, with a checksum.</summary>
    public static void CheckOwn(this SafetensorsHeader header)
    {
        if (header.Text(CheckpointKeys.Version) is var version && version != CheckpointKeys.OwnVersion)
        {
            throw new CheckpointException($"The checkpoint has version {version} of the format, expected {CheckpointKeys.OwnVersion}: load it by the version of OptGen that wrote it.");
        }

        if (header.ChecksumPlace < 0)
        {
            throw new CheckpointException($"The metadata of the checkpoint lacks '{CheckpointKeys.Checksum}' of {Checksum.Digits} digits.");
        }
    }

    /// <summary>Whether the library has written a file.</summary>
    public static bool IsOwn(this SafetensorsHeader header) => header.Metadata.TryGetValue(CheckpointKeys.Format, out string? format) && format == CheckpointKeys.OwnFormat;

    /// <summary>Whether only damage can have made a file another program's: its checksum stands where the library writes it, before the version of a format.</summary>
    public static bool WasOwn(this SafetensorsHeader header) => header.ChecksumPlace == SafetensorsWriter.ChecksumPlace && header.Metadata.ContainsKey(CheckpointKeys.Version);

    /// <summary>How many members the group has that a checkpoint is of; null where it is of a single optimizer.</summary>
    public static long? Members(this SafetensorsHeader header) => header.Metadata.ContainsKey(CheckpointKeys.Members) ? header.Number(CheckpointKeys.Members) : null;

    /// <summary>A text that must be there.</summary>
    public static string Text(this SafetensorsHeader header, string key) =>
        header.Metadata.TryGetValue(key, out string? text) ? text : throw new CheckpointException($"The metadata of the checkpoint lacks '{key}'.");

    /// <summary>A whole number that must be there.</summary>
    public static long Number(this SafetensorsHeader header, string key)
    {
        string text = header.Text(key);
        return WholeNumber.TryParse(text, out long number)
            ? number
            : throw new CheckpointException($"The metadata '{key}' of the checkpoint must be a whole number, but is '{text}'.");
    }

    /// <summary>A number of steps, if it can be one.</summary>
    public static long CheckedSteps(Int128 steps, string what) =>
        steps >= 0 && steps <= GreatestStep ? (long)steps : throw NoSteps(steps.ToString(CultureInfo.InvariantCulture), what);

    /// <inheritdoc cref="CheckedSteps(Int128, string)"/>
    public static long CheckedSteps(double steps, string what) =>
        steps >= 0 && steps <= GreatestStep && steps == Math.Floor(steps) ? (long)steps : throw NoSteps(steps.ToString(CultureInfo.InvariantCulture), what);

    private static CheckpointException NoSteps(string found, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{what}' must be a number of steps, a whole number from 0 to {GreatestStep}, but is {found}."));
}
