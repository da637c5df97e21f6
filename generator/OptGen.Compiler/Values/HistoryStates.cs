namespace OptGen.Compiler.Values;

/// <summary>The states behind <c>last</c>, and behind <c>delay</c> by as many steps as a hyperparameter says: the values, each in the place of the oldest, and how many there have been.</summary>
internal static class HistoryStates
{
    private const string KeyPrefix = "history #";
    private const string CountSuffix = " count";

    /// <summary>The key of the values of a call.</summary>
    public static string Key(int call) => KeyPrefix + call.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The key of how many values there have been.</summary>
    public static string CountKey(string key) => key + CountSuffix;

    /// <summary>The key of the values that a state counts; null where it counts none.</summary>
    public static string? CountedBy(string key) =>
        key.StartsWith(KeyPrefix, StringComparison.Ordinal) && key.EndsWith(CountSuffix, StringComparison.Ordinal) ? key.Substring(0, key.Length - CountSuffix.Length) : null;
}
