namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>How long the random tests go on: by default for seconds, longer by the environment variable OPTGEN_FUZZ_ROUNDS.</summary>
internal static class FuzzBudget
{
    private const string Variable = "OPTGEN_FUZZ_ROUNDS";

    /// <summary>The number of rounds of each random test.</summary>
    public static int Rounds { get; } = int.TryParse(Environment.GetEnvironmentVariable(Variable), out int rounds) && rounds > 0 ? rounds : 1;
}
