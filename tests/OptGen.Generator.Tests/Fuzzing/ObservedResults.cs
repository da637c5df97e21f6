extern alias Runtime;

using OptGen.Generator.Tests.Evaluation.Reductions;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>The results of reductions as an optimizer has them for a parameter, each in a state.</summary>
internal sealed class ObservedResults(Optimizer optimizer, Parameter parameter, string description, AllReductions all, SharedResults shared, ComparisonCounts counts) : IReductionResults
{
    /// <summary>The first result that lies where it must not; null where none does.</summary>
    public Finding? Finding { get; private set; }

    public double[] OfParameter(string key, Interval[] ranges)
    {
        double[] observed = Read(key);
        if (observed.Length != ranges.Length)
        {
            Finding ??= new Finding($"the length of {key}", description, 0, ranges.Length, observed.Length);
            return new double[ranges.Length];
        }

        // What the whole optimizer has one of is of this step only where the optimizer takes the branch.
        bool isObserved = StateNames.Find(optimizer, key) is not { Shape: StateShape.Shared } || shared.IsLive(key);
        for (int i = 0; i < ranges.Length && isObserved; i++)
        {
            counts.Note(ranges[i]);
            if (!ranges[i].Contains(observed[i]))
            {
                Finding ??= new Finding(key, description, i, ranges[i], observed[i]);
            }
        }

        return observed;
    }

    public double OfAll(string key, string function, Terms terms, bool isLive)
    {
        double[] observed = Read(key);
        bool isObserved = isLive && (StateNames.Find(optimizer, key) is not { Shape: StateShape.Shared } || shared.IsLive(key));
        all.Add(key, function, terms, isObserved ? observed.FirstOrDefault(double.NaN) : null);
        return observed.FirstOrDefault();
    }

    /// <summary>What the state holds; nothing, where a parameter of this rank has no such state.</summary>
    private double[] Read(string key) =>
        StateNames.Find(optimizer, key) is { } state && parameter.States.Contains(state) ? optimizer.State(parameter, state.Name).ToArray() : [];
}

/// <summary>The results that the whole optimizer has one of.</summary>
internal sealed class SharedResults(Optimizer optimizer) : IReductionResults
{
    private readonly HashSet<string> _live = [];

    /// <summary>Whether the optimizer, by its own count of steps, takes the branch that a name is assigned in: otherwise its state holds an older result.</summary>
    public bool IsLive(string key) => _live.Contains(key);

    /// <summary>Of a parameter without elements, in whose place the optimizer stands; what is kept of the last steps of all parameters is its own.</summary>
    public double[] OfParameter(string key, Interval[] ranges)
    {
        _live.Add(key);
        return StateNames.Find(optimizer, key) is { Shape: StateShape.Shared } state ? [optimizer.State(optimizer.Parameters[0], state.Name)[0]] : new double[ranges.Length];
    }

    public double OfAll(string key, string function, Terms terms, bool isLive)
    {
        if (isLive)
        {
            _live.Add(key);
        }

        return StateNames.Find(optimizer, key) is { Shape: StateShape.Shared } state ? optimizer.State(optimizer.Parameters[0], state.Name)[0] : 0;
    }
}
