using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OptGen.Threads;

/// <summary>
/// The threads of the process that help with steps. They claim items one by one, as the caller does, who waits only for items that were really
/// begun: a helper that the system has put aside delays nobody, as it would if the work were divided beforehand.
/// </summary>
internal static class Crew
{
    /// <summary>How many items one piece of work may have.</summary>
    public const int MostItems = ushort.MaxValue;

    /// <summary>Counts steps that follow each other so quickly that helpers are worth waking for small work, too.</summary>
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

    // From the highest bits on: the number of the work (24), how many helpers may take part (8), how many items it has (16), and the next item (16).
    // One word, so that who claims an item knows that all of it belongs together.
    private static long s_ticket;

    /// <summary>Where nobody says: as many threads as there are processors.</summary>
    private static readonly int s_defaultThreads = Math.Clamp(Environment.ProcessorCount, 1, byte.MaxValue);

    /// <summary>How many threads a step may use.</summary>
    public static int ThreadsOf(in StepOptions options) => options.Threads == 0 ? s_defaultThreads : options.Threads;

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
        long number = (s_ticket >>> 40) + 1;
        Volatile.Write(ref s_ticket, (number << 40) | ((long)helpers << 32) | ((long)items << 16));
        int parked = Math.Min(Volatile.Read(ref s_parkedCount), helpers);
        if (parked > 0 && (isLarge || Stopwatch.GetTimestamp() - s_lastEnd < s_quick))
        {
            Interlocked.Add(ref s_parkedCount, -parked);
            s_parked.Release(parked);
        }

        int done = 0;
        try
        {
            for (int item = Claim(number); item >= 0; item = Claim(number))
            {
                // Counted first: whoever claims an item owes it, even if it fails.
                done++;
                work.Run(item);
            }
        }
        finally
        {
            Finish(items, done, number);
        }
    }

    private static void Finish(int items, int done, long number)
    {
        // After a failure, what nobody has begun stays undone.
        for (int item = Claim(number); item >= 0; item = Claim(number))
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

    /// <summary>Takes the next item of a work.</summary>
    /// <returns>−1 where there is none.</returns>
    private static int Claim(long number)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref s_ticket);
            int next = (int)(ticket & 0xFFFF);
            if (ticket >>> 40 != (number & 0xFFFFFF) || next >= (int)((ticket >>> 16) & 0xFFFF))
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref s_ticket, ticket + 1, ticket) == ticket)
            {
                return next;
            }
        }
    }

    private static void Hire(int helpers)
    {
        lock (s_lock)
        {
            for (; s_helpers < helpers; s_helpers++)
            {
                int place = s_helpers;
                new Thread(() => Help(place)) { IsBackground = true, Name = $"OptGen helper {place + 1}" }.Start();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Help(int place)
    {
        long last = -1;
        while (true)
        {
            long number = Await(last, place);
            last = number;
            for (int item = Claim(number); item >= 0; item = Claim(number))
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
    private static long Await(long last, int place)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            for (int i = 0; i < 16; i++)
            {
                long ticket = Volatile.Read(ref s_ticket);
                if (ticket >>> 40 != last && place < (int)((ticket >>> 32) & 0xFF))
                {
                    return ticket >>> 40;
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
