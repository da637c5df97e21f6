using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Training;

/// <summary>What steps of training allocate.</summary>
internal static class TrainingBytes
{
    private const int Steps = 20;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new($"{TrainingRows.Work}, bytes", Run);

    /// <summary>What the bytes that a step of a net allocates are called.</summary>
    /// <param name="net">The net.</param>
    /// <param name="threads">How many threads take part.</param>
    public static string NameOf(Net net, int threads) => $"{Row.NameOf(TrainingRows.Work, net.Name, threads)}: allocated by a step";

    private static IEnumerable<Fact> Run(Effort effort) =>
        from threads in (int[])[1, 2]
        from net in Net.All
        select new Fact(NameOf(net, threads), Spread.Of(Allocated(net.Step(threads), effort.Rounds)), "B");

    /// <summary>Bytes of each of some rounds, once memory is taken and helpers are hired.</summary>
    private static double[] Allocated(Action step, int rounds)
    {
        double[] bytes = new double[rounds];
        for (int round = -1; round < rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Steps; i++)
            {
                step();
            }

            long after = GC.GetTotalAllocatedBytes(precise: true);
            if (round >= 0)
            {
                bytes[round] = (after - before) / (double)Steps;
            }
        }

        return bytes;
    }
}
