namespace OptGen.Benchmarks.Editor;

/// <summary>What a step of a generator did after a keystroke.</summary>
/// <param name="Step">The step.</param>
/// <param name="Anew">How many of its outputs are new, changed or removed.</param>
/// <param name="Kept">How many are as they were.</param>
internal readonly record struct StepCount(string Step, int Anew, int Kept);
