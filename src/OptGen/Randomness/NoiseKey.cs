using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What the noise of one parameter in one step is drawn by: a function of the optimizer's seed, the parameter's name and the number of the step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoiseKey
{
    private readonly ulong _key;
    private readonly ulong _step;

    internal NoiseKey(long seed, ulong parameter, long step)
    {
        _key = Mixed(unchecked((ulong)seed)) ^ parameter;
        _step = unchecked((ulong)step);
    }

    internal (uint First, uint Second) Words => ((uint)_key, (uint)(_key >> 32));

    /// <summary>The words of a counter that are the same for all elements.</summary>
    internal (uint Second, uint Third, uint Fourth) Counter(int stream) => ((uint)stream, (uint)_step, (uint)(_step >> 32));

    /// <summary>A number of 64 bits for a name, the same in every process: FNV-1a over its UTF-16 units, mixed.</summary>
    internal static ulong Of(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char unit in name)
        {
            hash = unchecked((hash ^ unit) * 1099511628211);
        }

        return Mixed(hash);
    }

    /// <summary>One to one, and each bit of the result depends on all bits: the last steps of SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
