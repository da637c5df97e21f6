namespace OptGen.Tests.Calls.Api;

/// <summary>
/// Random calls, right and wrong, against a model in plain arrays: what is refused has changed nothing, what is accepted has done what the model does. Set OPTGEN_FUZZ_ROUNDS for more.
/// </summary>
public sealed class ApiTests
{
    private const int SequencesPerRound = 150;
    private const int CallsPerSequence = 40;

    private static int Rounds { get; } = int.TryParse(Environment.GetEnvironmentVariable("OPTGEN_FUZZ_ROUNDS"), out int rounds) && rounds > 0 ? rounds : 1;

    [Fact]
    public void CallsDoWhatTheModelDoesOrNothing()
    {
        int refused = 0;
        int accepted = 0;
        for (int seed = 0; seed < SequencesPerRound * Rounds; seed++)
        {
            List<string> log = [];
            try
            {
                Run(seed, log, ref accepted, ref refused);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, after\n{string.Join('\n', log)}\n{failure.Message}", failure);
            }
        }

        Assert.True(accepted > 15 * SequencesPerRound && refused > 8 * SequencesPerRound, $"{accepted} accepted, {refused} refused");
    }

    private static void Run(int seed, List<string> log, ref int accepted, ref int refused)
    {
        Random random = new(seed);
        Type kind = random.GetItems([typeof(ApiMomentum), typeof(ApiGiven), typeof(ApiAveraged), typeof(ApiTwice)], 1)[0];
        ApiModel model = new(kind, new ApiSubject(kind, random.Next(3) == 0));
        log.Add($"{kind.Name}, {model.Subject.Members.Length} members");
        ApiCalls calls = new(model, random);
        for (int i = 0; i < CallsPerSequence; i++)
        {
            ApiCall call = calls.Next();
            log.Add(call.Name + (call.Refused is null ? "" : $" ({call.Refused.Name})"));
            byte[]? before = Saved(model);
            bool failsMemory = calls.MayFailMemory && random.Next(6) == 0;
            model.Owner.Left = failsMemory ? random.Next(12) : int.MaxValue;
            Exception? thrown = Record.Exception(call.Act);
            model.Owner.Left = int.MaxValue;
            log[^1] += thrown is null ? "" : $": {thrown.GetType().Name}: {thrown.Message}";
            if (failsMemory && thrown is ObjectDisposedException)
            {
                Assert.Equal(before, Saved(model));
            }
            else if (call.Refused is null)
            {
                Assert.Null(thrown);
                call.Commit?.Invoke();
                accepted++;
            }
            else
            {
                Assert.IsAssignableFrom(call.Refused, thrown);

                // A closure that fails at the second point leaves a step that waits.
                if (Saved(model) is { } after)
                {
                    Assert.Equal(before, after);
                }

                refused++;
            }

            model.Check();
        }
    }

    /// <summary>All that is saved of the optimizer; null where it cannot be.</summary>
    private static byte[]? Saved(ApiModel model) => model.Call > 0 || model.Tensors.Exists(tensor => tensor.Call > 0) ? null : model.Subject.Save(withWeights: false);
}
