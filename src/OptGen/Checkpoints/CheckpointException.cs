namespace OptGen;

/// <summary>
/// A file cannot be loaded into an optimizer, a group or an ensemble: it is damaged, no checkpoint, or one of something else. The message tells the first difference
/// found. What it was to be loaded into is as it was before.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>An exception with a message.</summary>
    /// <param name="message">What was expected, and what was found.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what led to it.</summary>
    /// <param name="message">What was expected, and what was found.</param>
    /// <param name="innerException">What led to it.</param>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
