using System.Runtime;

namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>Measures rows: all contenders in turn, round after round, so that what slows the machine slows all of them.</summary>
internal static class RowRunner
{
    /// <summary>A step this long needs no warming: it does not fit into a cache, and no thread falls asleep for as short as a round's share of it.</summary>
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
            double[][] seconds = [.. contenders.Select(_ => new double[effort.Rounds])];
            for (int round = 0; round < effort.Rounds; round++)
            {
                for (int turn = 0; turn < contenders.Count; turn++)
                {
                    // Each round begins with another one, so that none always follows the same.
                    int index = (round + turn) % contenders.Count;
                    seconds[index][round] = Sample(contenders[index], estimates[index], effort);
                }
            }

            return new Measurement(row, contenders.Index().ToDictionary(contender => contender.Item.Name, contender => seconds[contender.Index]));
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

    private static double Sample(Contender contender, double estimate, Effort effort)
    {
        if (estimate < LongStepSeconds)
        {
            contender.Seconds(StepsIn(effort.WarmSeconds, estimate));
        }

        int steps = StepsIn(effort.SampleSeconds, estimate);
        return contender.Seconds(steps) / steps;
    }

    private static int StepsIn(double seconds, double estimate) => Math.Max(1, (int)Math.Ceiling(seconds / estimate));
}
