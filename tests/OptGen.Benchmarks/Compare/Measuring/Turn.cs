namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What a contender's turn in one round came to.</summary>
/// <param name="Seconds">How long a step took, the mean of all timed ones.</param>
/// <param name="First">How long the first timed step took: longer, where memory was lost while others had their turns.</param>
internal readonly record struct Turn(double Seconds, double First);
