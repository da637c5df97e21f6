using OptGen.Zoo;

namespace OptGen.Tests.Calls;

/// <summary>Steps for which there is not memory enough, in a process whose heap is limited.</summary>
internal static class MemoryShortage
{
    /// <summary>Bytes that the heap may have: more than the weights, less than what the steps need besides.</summary>
    public const long HeapLimit = 200L << 20;

    /// <summary>For each optimizer, what its step threw, and whether all was as before.</summary>
    public static IEnumerable<string> Lines()
    {
        yield return Line(new Adam(), [1 << 24]);
        // So large that the workspace alone does not fit beside the weights: it would stay with the thread.
        yield return Line(new Muon(), [3400, 3400]);
        yield return Line(new ScheduleFreeAdamW(), [1 << 24]);
    }

    private static string Line(Optimizer optimizer, int[] shape)
    {
        // What the last one had is to be gone: the allocations below are the test's own, and shall not fail.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        float[] small = [1, 2, 3, 4];
        optimizer.Add("small", small, new float[] { 1, 1, 1, 1 }, 2, 2);
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        optimizer.Add("large", new float[length], new float[length], shape);
        double rate = optimizer.LearningRate;
        optimizer.Schedule("LearningRate", new Halved(rate));
        double before = optimizer.LearningRate;
        string thrown = Record.Exception(() => optimizer.Step())?.GetType().Name ?? "nothing";
        bool isUnchanged = small.SequenceEqual([1f, 2, 3, 4]) && optimizer.StepCount == 0 && optimizer.LearningRate == before;
        return $"{optimizer.GetType().Name} {thrown} {isUnchanged}";
    }

    private sealed class Halved(double rate) : Schedule
    {
        private int _asked;

        protected override double ValueAt(double t) => rate / ++_asked;
    }
}
