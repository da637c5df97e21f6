namespace Samples.Options;

/// <summary>A wrong option; the message is one line that says what was expected.</summary>
public sealed class OptionException(string message) : Exception(message.ReplaceLineEndings(" "));
