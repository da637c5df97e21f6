namespace OptGen;

/// <summary>What became of a step.</summary>
public enum StepStatus
{
    /// <summary>The weights were updated and <c>t</c> moved on.</summary>
    Applied,
}
