namespace OptGen;

/// <summary>An optimizer, or a group of them, that makes a step in as many calls as its rule takes gradients.</summary>
internal interface IStepped
{
    /// <summary>How many steps were applied.</summary>
    long StepCount { get; }

    /// <summary>Keeps its calls apart.</summary>
    Occupancy Occupancy { get; }

    /// <summary>Checks what stands in the way of a step, before gradients are computed for it.</summary>
    void CheckCanBegin();

    /// <summary>Makes one call of a step, within the caller's.</summary>
    StepResult Call(double loss, in StepOptions options);
}
