using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Steps;

/// <summary>The whole step of many parameters that do not depend on each other: each item is one of some size, or several small neighbours.</summary>
internal sealed class ParameterSteps : Work
{
    private readonly StepMember _member;
    private readonly (int Start, int End)[] _items;
    private readonly int[] _large;
    private List<int>? _unbegun;
    private double _loss;
    private StepSettings _settings;

    /// <param name="member">Whose parameters they are.</param>
    /// <param name="cutsLarge">Whether passes over a large parameter are cut, so that all threads had better do it together; else its matrices are computed, and threads share their products.</param>
    public ParameterSteps(StepMember member, bool cutsLarge)
    {
        _member = member;
        ReadOnlySpan<Parameter> parameters = member.Parameters;
        bool[] areTogether = cutsLarge ? Large(parameters) : Dominant(parameters);
        List<(int Start, int End)> items = [];
        List<int> large = [];
        int start = 0;
        long gathered = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            Length += parameters[i].Length;
            if (gathered > 0 && (areTogether[i] || gathered + parameters[i].Length > Crossover.Table))
            {
                items.Add((start, i));
                (start, gathered) = (i, 0);
            }

            if (areTogether[i])
            {
                large.Add(i);
                start = i + 1;
            }
            else
            {
                gathered += parameters[i].Length;
            }
        }

        if (start < parameters.Length)
        {
            items.Add((start, parameters.Length));
        }

        _items = [.. items];
        _large = [.. large];
    }

    /// <summary>How many elements there are.</summary>
    public long Length { get; }

    /// <summary>Whether the parameters can be given to threads.</summary>
    public bool IsWorthwhile => _items.Length is > 1 and <= Crew.MostItems && Length >= Crossover.Table;

    private static bool[] Large(ReadOnlySpan<Parameter> parameters)
    {
        bool[] areLarge = new bool[parameters.Length];
        for (int i = 0; i < areLarge.Length; i++)
        {
            areLarge[i] = parameters[i].Length >= Crossover.Waking;
        }

        return areLarge;
    }

    /// <summary>Those that one thread would still be at when the others have done all the rest: their products take as long as rows · columns · the shorter side.</summary>
    private static bool[] Dominant(ReadOnlySpan<Parameter> parameters)
    {
        double[] costs = new double[parameters.Length];
        int[] order = new int[parameters.Length];
        double left = 0;
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = (double)parameters[i].Length * Math.Min(parameters[i].Rows, parameters[i].Columns);
            order[i] = i;
            left += costs[i];
        }

        bool[] areDominant = new bool[parameters.Length];
        Array.Sort(order, (a, b) => costs[b].CompareTo(costs[a]));
        foreach (int i in order)
        {
            if (costs[i] * Crew.ThreadsOf(0) <= left || parameters[i].Length < Crossover.OneParameter)
            {
                break;
            }

            areDominant[i] = true;
            left -= costs[i];
        }

        return areDominant;
    }

    /// <summary>Steps all parameters.</summary>
    public void Run(double loss, StepSettings settings)
    {
        (_loss, _settings) = (loss, settings);
        Crew.Run(this, _items.Length, settings.Threads, Length >= Crossover.Waking);
        _unbegun?.ForEach(Step);
        _unbegun = null;
        foreach (int parameter in _large)
        {
            Step(parameter, parameter + 1, settings);
        }
    }

    public override void Run(int item)
    {
        try
        {
            _member.Set.Workspace.Allocate();
        }
        catch (OutOfMemoryException)
        {
            // The thread that made the call has its workspace.
            lock (_items)
            {
                (_unbegun ??= []).Add(item);
            }

            return;
        }

        Step(item);
    }

    private void Step(int item) => Step(_items[item].Start, _items[item].End, _settings with { Threads = 1 });

    private void Step(int start, int end, StepSettings settings) => _member.UpdateSome(_member.Parameters[start..end], _loss, new StepMemory(settings));
}
