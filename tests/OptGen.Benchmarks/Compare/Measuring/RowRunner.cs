using System.Runtime;

namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>Measures rows: all contenders in turn, round after round, so that what slows the machine slows all of them.</summary>
internal static class RowRunner
{
    /// <summary>How many steps are untimed at least, however long they take: the first ones bring back what the processor and the system gave to others meanwhile.</summary>
    private const int FewestUntimedSteps = 2;

    /// <summary>One second step tells enough of what takes as long.</summary>
    private const double LongStepSeconds = 0.1;

    /// <summary>Measures a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="effort">How long it may take.</param>
    public static Measurement Measure(Row row, Effort effort)
    {
        try
        {
            using RowScope scope = new();
            List<Contender> contenders = [.. row.CreateContenders(scope).Select(scope.Own)];
            double[] estimates = [.. contenders.Select(contender => Estimate(contender, effort))];
            Turn[][] turns = [.. contenders.Select(_ => new Turn[effort.Rounds])];
            for (int round = 0; round < effort.Rounds; round++)
            {
                for (int turn = 0; turn < contenders.Count; turn++)
                {
                    // Each round begins with another one, so that none always follows the same.
                    int index = (round + turn) % contenders.Count;
                    turns[index][round] = TakeTurn(contenders[index], estimates[index], effort);
                }
            }

            return new Measurement(row, contenders.Index().ToDictionary(contender => contender.Item.Name, contender => turns[contender.Index]));
        }
        finally
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>About how long a step takes once it is compiled and its memory is there.</summary>
    private static double Estimate(Contender contender, Effort effort)
    {
        int steps = 1;
        double seconds = contender.Seconds(steps);
        while (seconds < effort.SampleSeconds || steps < 2 && seconds < LongStepSeconds)
        {
            steps *= 2;
            seconds = contender.Seconds(steps);
        }

        return seconds / steps;
    }

    private static Turn TakeTurn(Contender contender, double estimate, Effort effort)
    {
        contender.Seconds(Math.Max(FewestUntimedSteps, StepsIn(effort.WarmSeconds, estimate)));
        double first = contender.Seconds(1);
        int steps = StepsIn(effort.SampleSeconds, estimate);
        return new((first + contender.Seconds(steps)) / (1 + steps), first);
    }

    private static int StepsIn(double seconds, double estimate) => Math.Max(1, (int)Math.Ceiling(seconds / estimate));
}
