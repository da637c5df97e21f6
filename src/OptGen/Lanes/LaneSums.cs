using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What the sixteen places of a lane have come to, for each reduction of a pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LaneSums
{
    /// <summary>The places of a lane, the same for every width, so that sums do not depend on it.</summary>
    internal const int Places = 16;

    private readonly Span<double> _places;

    internal LaneSums(Span<double> places) => _places = places;

    /// <summary>Sets the sixteen places of one reduction.</summary>
    public void Set(int reduction, WideSum sum) => sum.CopyTo(ref _places[reduction * Places]);

    internal Span<double> this[int reduction] => _places.Slice(reduction * Places, Places);
}
