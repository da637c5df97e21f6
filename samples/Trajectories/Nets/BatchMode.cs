namespace Trajectories.Nets;

/// <summary>How many examples go into one update.</summary>
public enum BatchMode
{
    /// <summary>All of them.</summary>
    Full,

    /// <summary>Some of them.</summary>
    Mini,

    /// <summary>One at a time.</summary>
    OneByOne,
}
