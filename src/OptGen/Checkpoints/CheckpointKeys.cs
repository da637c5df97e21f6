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
    public const string HyperparameterPrefix = "hyperparameter.";
    public const string WeightsPrefix = "weights/";

    public static string Hyperparameter(string property) => HyperparameterPrefix + property;

    public static string Weights(Parameter parameter) => WeightsPrefix + parameter.Name;

    public static string Steps(Parameter parameter) => "t/" + parameter.Name;

    public static string State(StateInfo state, Parameter parameter) => $"state/{Escaped(state.Name)}/{parameter.Name}";

    public static string Scales(StateInfo state, Parameter parameter) => $"scale/{Escaped(state.Name)}/{parameter.Name}";

    public static string SharedState(StateInfo state) => "shared/" + Escaped(state.Name);

    /// <summary>A state's name without slashes, so that the name of a parameter begins behind the next one; names of <c>prev</c> are expressions.</summary>
    private static string Escaped(string name) => name.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
