using System.Runtime.CompilerServices;

namespace OptGen.Codes;

/// <summary>How far numbers reach from 0, as bits: those of the greatest without sign, and the greatest bits of all, which are those of the greatest negative magnitude where there is one.</summary>
/// <param name="Positive">The bits of the greatest number without sign.</param>
/// <param name="All">The greatest bits of all.</param>
internal readonly unsafe record struct Extent(uint Positive, uint All)
{
    /// <summary>The bits of ∞; only those of NaN are greater among bits without sign.</summary>
    public const uint Infinity = 0x7F80_0000;

    private const uint Magnitude = 0x7FFF_FFFF;

    /// <summary>Whether there are numbers with a sign.</summary>
    public bool IsSigned => All > Magnitude;

    /// <summary>The greatest negative number; 0 where there is none.</summary>
    public float Low => IsSigned ? BitConverter.UInt32BitsToSingle(All) : 0;

    /// <summary>The greatest number without sign.</summary>
    public float High => BitConverter.UInt32BitsToSingle(Positive);

    /// <summary>The bits of the greatest magnitude; <see cref="Infinity"/> or more where a number is not finite.</summary>
    public uint Greatest => Math.Max(Positive, All & Magnitude);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Extent Of(float* values, int count)
    {
        Singles loop = new() { Values = (uint*)values };
        WordLoops.Run(ref loop, count);
        return new(loop.Positive, loop.All);
    }

    private struct Singles : IWordLoop
    {
        public uint* Values;
        public uint Positive;
        public uint All;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            uint* values = Values;
            TWords positive = TWords.Splat(0);
            TWords all = positive;
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords bits = TWords.Load(values + index);
                positive = TWords.MaxSigned(positive, bits);
                all = TWords.Max(all, bits);
            }

            Positive = Math.Max(Positive, TWords.Greatest(positive));
            All = Math.Max(All, TWords.Greatest(all));
            return index;
        }
    }
}
