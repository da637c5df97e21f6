using OptGen.Parameters;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>What the optimizer has in common with the others of its group; null where it is in none.</summary>
    private GroupParameters? _group;

    internal bool IsInGroup => _group is not null;

    /// <summary>Makes the optimizer a member of a group.</summary>
    internal void Enter(GroupParameters group)
    {
        _group = group;
        _occupancy = group.Occupancy;
        _hold = group.Hold;
        _overlaps = group.Overlaps;
    }

    private void CheckNotInGroup()
    {
        if (IsInGroup)
        {
            throw IsInOneGroup();
        }
    }

    private InvalidOperationException IsInOneGroup() =>
        new($"This {GetType().Name} is in a group, whose members are stepped and reset together: call the group's method.");
}
