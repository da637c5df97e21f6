using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>The names of metadata and tensors in a checkpoint.</summary>
internal static class CheckpointKeys
{
    /// <summary>What <see cref="Format"/> is in the library's own files.</summary>
    public const string OwnFormat = "optgen";

    /// <summary>The version of the format that is written and read.</summary>
    public const string OwnVersion = "1";

    public const string Checksum = "crc32c";
    public const string Format = "format";
    public const string Version = "format_version";
    public const string Optimizer = "optimizer";
    public const string Rule = "rule";
    public const string CalledRules = "called_rules";
    public const string StepCount = "step_count";
    public const string Seed = "seed";

    /// <summary>How many members a group has; other files lack it.</summary>
    public const string Members = "members";

    /// <summary>How many snapshots an ensemble has; other files lack it.</summary>
    public const string Snapshots = "snapshots";

    public const string HyperparameterPrefix = "hyperparameter.";
    public const string PlateausPrefix = "plateaus.";
    public const string WeightsPrefix = "weights/";

    private const string MemberPrefix = "member.";
    private const string PlacePrefix = "member_of/";

    public static string Hyperparameter(string property) => HyperparameterPrefix + property;

    /// <summary>What the plateaus of a hyperparameter's schedule remember.</summary>
    public static string Plateaus(string property) => PlateausPrefix + property;

    /// <summary>The key of something that each member of a group has.</summary>
    public static string OfMember(int member, string key) => string.Create(CultureInfo.InvariantCulture, $"{MemberPrefix}{member}.{key}");

    /// <summary>Which member of a group a parameter belongs to.</summary>
    public static string Place(Parameter parameter) => PlacePrefix + parameter.Name;

    /// <summary>Whether a key tells where a parameter of a group is.</summary>
    public static bool IsPlace(string key) => key.StartsWith(PlacePrefix, StringComparison.Ordinal);

    /// <summary>A key without the member that it is of, if it is of one.</summary>
    public static string WithoutMember(string key)
    {
        int dot = key.StartsWith(MemberPrefix, StringComparison.Ordinal) ? key.IndexOf('.', MemberPrefix.Length) : -1;
        return key[(dot + 1)..];
    }

    public static string Weights(Parameter parameter) => WeightsPrefix + parameter.Name;

    public static string Steps(Parameter parameter) => "t/" + parameter.Name;

    public static string State(StateInfo state, Parameter parameter) => $"state/{Escaped(state.Name)}/{parameter.Name}";

    public static string Scales(StateInfo state, Parameter parameter) => $"scale/{Escaped(state.Name)}/{parameter.Name}";

    public static string SharedState(StateInfo state) => "shared/" + Escaped(state.Name);

    /// <summary>A state that a member of a group has one of.</summary>
    public static string SharedState(StateInfo state, int member) => string.Create(CultureInfo.InvariantCulture, $"{SharedState(state)}/{member}");

    /// <summary>The weights of a parameter in a snapshot of an ensemble.</summary>
    public static string Snapshot(int index, Parameter parameter) => string.Create(CultureInfo.InvariantCulture, $"snapshot/{index}/{parameter.Name}");

    /// <summary>A state's name without slashes, so that the name of a parameter begins behind the next one; names of <c>prev</c> are expressions.</summary>
    private static string Escaped(string name) => name.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
