using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OptGen.Threads;

/// <summary>
/// The threads of the process that help with steps. They claim items one by one, as the caller does, who waits only for items that were really
/// begun: a helper that the system has put aside delays nobody, as it would if the work were divided for good.
/// </summary>
internal static class Crew
{
    /// <summary>How many items one piece of work may have.</summary>
    public const int MostItems = Claims.MostItems;

    /// <summary>The time between two steps below which helpers are worth waking for small work, too.</summary>
    private static readonly long s_quick = Stopwatch.Frequency / 5_000;

    private static readonly object s_lock = new();
    private static readonly SemaphoreSlim s_parked = new(0);

    private static int s_helpers;
    private static int s_parkedCount;
    private static int s_isBusy;
    private static long s_lastEnd;

    private static Work? s_work;
    private static int s_finished;
    private static Exception? s_failure;

    private static readonly Claims s_claims = new();

    /// <summary>The work at hand: its number, and in the lowest eight bits how many helpers may take part.</summary>
    private static ulong s_announced;

    /// <summary>Where nobody says: as many threads as there are processors.</summary>
    private static readonly int s_defaultThreads = Math.Clamp(Environment.ProcessorCount, 1, byte.MaxValue);

    /// <summary>How many threads take part at most, whatever is asked for: one for each processor; more only wait for each other.</summary>
    internal static int MostThreads { get; set; } = s_defaultThreads;

    /// <summary>How many threads may take part where so many are asked for; 0 stands for as many as there are processors.</summary>
    public static int ThreadsOf(int asked) => asked == 0 ? s_defaultThreads : Math.Min(asked, MostThreads);

    /// <summary>Does all items, on this thread and on helpers; alone where other work is under way.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="items">How many items it has.</param>
    /// <param name="threads">How many threads may take part, this one among them.</param>
    /// <param name="isLarge">Whether it takes so long that waking helpers costs little beside it.</param>
    public static void Run(Work work, int items, int threads, bool isLarge)
    {
        Debug.Assert(items <= MostItems);
        if (items < 2 || threads < 2 || Interlocked.CompareExchange(ref s_isBusy, 1, 0) != 0)
        {
            for (int item = 0; item < items; item++)
            {
                work.Run(item);
            }

            return;
        }

        int helpers = Math.Min(Math.Min(threads, byte.MaxValue) - 1, items - 1);
        if (s_helpers < helpers)
        {
            Hire(helpers);
        }

        s_work = work;
        s_finished = 0;
        uint number = NumberOf(s_announced) + 1;
        s_claims.Divide(number, items, helpers + 1);
        Volatile.Write(ref s_announced, ((ulong)number << 8) | (uint)helpers);
        int parked = Math.Min(Volatile.Read(ref s_parkedCount), helpers);
        if (parked > 0 && (isLarge || Stopwatch.GetTimestamp() - s_lastEnd < s_quick))
        {
            Interlocked.Add(ref s_parkedCount, -parked);
            s_parked.Release(parked);
        }

        int done = 0;
        try
        {
            for (int item = s_claims.Take(number, 0, helpers + 1); item >= 0; item = s_claims.Take(number, 0, helpers + 1))
            {
                // Counted first: whoever claims an item owes it, even if it fails.
                done++;
                work.Run(item);
            }
        }
        finally
        {
            Finish(items, done, number, helpers + 1);
        }
    }

    private static void Finish(int items, int done, uint number, int seats)
    {
        // After a failure, what nobody has begun stays undone.
        while (s_claims.Take(number, 0, seats) >= 0)
        {
            done++;
        }

        Interlocked.Add(ref s_finished, done);
        SpinWait spin = default;
        while (Volatile.Read(ref s_finished) != items)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        s_work = null;
        Exception? failure = s_failure;
        s_failure = null;
        s_lastEnd = Stopwatch.GetTimestamp();
        Volatile.Write(ref s_isBusy, 0);
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static uint NumberOf(ulong announced) => (uint)(announced >> 8);

    private static int HelpersOf(ulong announced) => (byte)announced;

    private static void Hire(int helpers)
    {
        lock (s_lock)
        {
            for (; s_helpers < helpers; s_helpers++)
            {
                int place = s_helpers;
                try
                {
                    new Thread(() => Help(place)) { IsBackground = true, Name = $"OptGen helper {place + 1}" }.Start();
                }
                catch (Exception refused) when (refused is OutOfMemoryException or ThreadStartException)
                {
                    // Those that there are do the work.
                    return;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Help(int place)
    {
        uint last = 0;
        while (true)
        {
            ulong announced = Await(last, place);
            last = NumberOf(announced);
            int seats = HelpersOf(announced) + 1;
            for (int item = s_claims.Take(last, place + 1, seats); item >= 0; item = s_claims.Take(last, place + 1, seats))
            {
                try
                {
                    s_work!.Run(item);
                }
                catch (Exception failure)
                {
                    s_failure = failure;
                }

                Interlocked.Increment(ref s_finished);
            }
        }
    }

    /// <summary>Waits for work that this helper may take part in: a while by looking again and again, then asleep.</summary>
    private static ulong Await(uint last, int place)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            for (int i = 0; i < 16; i++)
            {
                ulong announced = Volatile.Read(ref s_announced);
                if (NumberOf(announced) != last && place < HelpersOf(announced))
                {
                    return announced;
                }

                Thread.SpinWait(4);
            }

            if (Stopwatch.GetTimestamp() - start > s_quick)
            {
                Interlocked.Increment(ref s_parkedCount);
                s_parked.Wait();
                start = Stopwatch.GetTimestamp();
            }
        }
    }
}
