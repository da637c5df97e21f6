namespace OptGen;

/// <summary>What came of a descent.</summary>
internal readonly record struct DescentOutcome(StopReason Reason, double InitialLoss, int Iterations);
