using OptGen.Parameters;

namespace OptGen.Steps;

/// <summary>Quantiles over all parameters within one step; each is found once, though all parameters ask for it.</summary>
internal sealed class TotalQuantiles
{
    private readonly List<(int Index, double Share, double Value)> _known = [];

    /// <summary>Forgets the quantiles of the step before.</summary>
    public void Clear() => _known.Clear();

    /// <param name="parameters">All parameters.</param>
    /// <param name="index">The place of the values among what is put aside.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double Of(ReadOnlySpan<Parameter> parameters, int index, double share)
    {
        foreach ((int Index, double Share, double Value) known in _known)
        {
            if (known.Index == index && known.Share.Equals(share))
            {
                return known.Value;
            }
        }

        double value = new OrderedValues(parameters, index).Quantile(share);
        _known.Add((index, share, value));
        return value;
    }
}
