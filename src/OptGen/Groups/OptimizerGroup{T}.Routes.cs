using System.Globalization;
using System.Text;
using OptGen.Groups;
using OptGen.Hyperparameters;

namespace OptGen;

public partial class OptimizerGroup<TOptimizer>
{
    private readonly List<Route<TOptimizer>> _routes = [];

    /// <summary>Leads parameters to a member by their names. Routes are tried in the order in which they were made.</summary>
    /// <param name="member">The member.</param>
    /// <param name="patterns">Patterns of names, such as <c>"*.bias"</c> and <c>"*norm*"</c>: <c>*</c> stands for any characters, <c>?</c> for one.</param>
    /// <exception cref="ArgumentException">The optimizer is no member, or there is no pattern.</exception>
    public void RouteByName(TOptimizer member, params string[] patterns)
    {
        CheckMember(member);
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.Length == 0 || Array.Exists(patterns, string.IsNullOrEmpty))
        {
            throw new ArgumentException("A route by names needs patterns that are not empty, such as \"*.bias\".", nameof(patterns));
        }

        AddRoute(new Route<TOptimizer>(member, [.. patterns], int.MaxValue));
    }

    /// <summary>Leads parameters to a member by their ranks. Routes are tried in the order in which they were made.</summary>
    /// <param name="member">The member.</param>
    /// <param name="maximumRank">The greatest number of axes; 1 for biases, and the scales and shifts of norms.</param>
    /// <exception cref="ArgumentException">The optimizer is no member.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rank is negative.</exception>
    public void RouteByRank(TOptimizer member, int maximumRank)
    {
        CheckMember(member);
        RangeCheck.AtLeast(0, maximumRank, nameof(maximumRank));
        AddRoute(new Route<TOptimizer>(member, null, maximumRank));
    }

    private void AddRoute(Route<TOptimizer> route) => _pool.Occupancy.Within(this, () =>
    {
        _routes.Add(route);
        return true;
    });

    /// <summary>Adds a tensor to train to the member that its route leads to: the first member without one.</summary>
    /// <inheritdoc cref="Optimizer.Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<float> weights, Memory<float> gradients, params int[] shape) => MemberFor(name, shape).Add(name, weights, gradients, shape);

    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<double> weights, Memory<double> gradients, params int[] shape) => MemberFor(name, shape).Add(name, weights, gradients, shape);

    /// <summary>The member that a parameter belongs to.</summary>
    /// <param name="parameter">A parameter of the group.</param>
    /// <exception cref="ArgumentException">The parameter belongs to no member.</exception>
    public TOptimizer MemberOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        foreach (TOptimizer member in _members)
        {
            if (member.Member.Set == parameter.Set)
            {
                return member;
            }
        }

        throw new ArgumentException($"Parameter '{parameter.Name}' belongs to no member of the group.", nameof(parameter));
    }

    /// <summary>Which parameter went where: a table of the parameters in their order, and below it the hyperparameters in which members differ.</summary>
    public override string ToString()
    {
        List<string[]> rows = [["parameter", "shape", "weights", "member", "because of"]];
        foreach (Parameter parameter in _pool.Parameters)
        {
            TOptimizer member = MemberOf(parameter);
            rows.Add(
            [
                parameter.Name,
                string.Join("×", parameter.Shape),
                parameter.Length.ToString(CultureInfo.InvariantCulture),
                Array.IndexOf(_members, member).ToString(CultureInfo.InvariantCulture),
                Reason(parameter, member),
            ]);
        }

        StringBuilder text = new();
        Write(text, rows);
        List<string[]> settings = [.. _members.Select((member, i) => (string[])[$"member {i}", .. Differences(member)])];
        text.Append('\n');
        Write(text, settings);
        return text.ToString();
    }

    private static void Write(StringBuilder text, List<string[]> rows)
    {
        int columns = rows.Max(row => row.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Where(row => row.Length > column).Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }
    }

    /// <summary>Why a parameter is where it is; it may have been added to the member itself.</summary>
    private string Reason(Parameter parameter, TOptimizer member) => RouteOf(parameter.Name, parameter.Shape.Count) is { } route
        ? route.Member == member ? route.Condition : "added to it"
        : member == _members[0] ? "no route" : "added to it";

    /// <summary>The numbers that not all members have alike.</summary>
    private IEnumerable<string> Differences(TOptimizer member)
    {
        for (int i = 0; i < member.Info.Hyperparameters.Count; i++)
        {
            double value = NumberAt(member, i);
            if (Array.Exists(_members, other => !NumberAt(other, i).Equals(value)))
            {
                yield return $"{member.Info.Hyperparameters[i]} = {value.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static double NumberAt(TOptimizer member, int hyperparameter) => member.Member.Schedules.NumberAt(hyperparameter);

    private TOptimizer MemberFor(string name, int[] shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        return RouteOf(name, Math.Max(shape.Length, 1))?.Member ?? _members[0];
    }

    private Route<TOptimizer>? RouteOf(string name, int rank) => _routes.Find(route => route.Takes(name, rank));

    private void CheckMember(TOptimizer member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (Array.IndexOf(_members, member) < 0)
        {
            throw new ArgumentException($"This {member.GetType().Name} is no member of the group.", nameof(member));
        }
    }
}
