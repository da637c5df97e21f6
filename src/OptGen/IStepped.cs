namespace OptGen;

/// <summary>An optimizer, or a group of them, that makes a step in as many calls as its rule takes gradients.</summary>
internal interface IStepped
{
    /// <summary>How many steps were applied.</summary>
    long StepCount { get; }

    /// <summary>Makes one call of a step.</summary>
    StepResult Call(double loss, in StepOptions options);
}
