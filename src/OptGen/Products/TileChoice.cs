using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Products;

/// <summary>Which tiles a part of the result is cut into: all of the same height, and of one width or two neighbouring ones.</summary>
/// <param name="rows">Rows of a tile.</param>
/// <param name="lanes">Lanes of the result.</param>
/// <param name="panels">How many tiles are side by side.</param>
internal readonly struct TileChoice(int rows, int lanes, int panels)
{
    /// <summary>With 32 registers, 24 sums fit beside the factors; with 16, twelve do.</summary>
    private static bool HasManyRegisters => Avx512F.VL.IsSupported || AdvSimd.IsSupported;

    /// <summary>Rows of a tile.</summary>
    public int Rows => rows;

    /// <summary>How many tiles are side by side.</summary>
    public int Panels => panels;

    /// <summary>Lanes of the tiles of a panel.</summary>
    public int LanesOf(int panel) => (lanes / panels) + (panel < lanes % panels ? 1 : 0);

    /// <summary>The tiles that take least time.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="lanes">Lanes of the result.</param>
    /// <param name="isAligned">Whether a load touches one cache line only.</param>
    public static TileChoice For(int rows, int lanes, bool isAligned)
    {
        (int height, int panels, long least) = (1, (lanes + 3) / 4, long.MaxValue);
        Consider(8, 3, 1, rows, lanes, isAligned, ref height, ref panels, ref least);
        Consider(6, 4, 2, rows, lanes, isAligned, ref height, ref panels, ref least);
        Consider(4, 4, 3, rows, lanes, isAligned, ref height, ref panels, ref least);
        Consider(1, 4, 4, rows, lanes, isAligned, ref height, ref panels, ref least);
        return new TileChoice(height, lanes, panels);
    }

    /// <summary>Takes tiles of a height, and with 32 or 16 registers of no more than some lanes, if they take less time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Consider(int candidate, int widest, int widestOfFew, int rows, int lanes, bool isAligned, ref int height, ref int panels, ref long least)
    {
        if (candidate > rows)
        {
            return;
        }

        int most = HasManyRegisters ? widest : widestOfFew;
        (int count, int narrow, int wider) = (1, lanes, 0);
        if (lanes > most)
        {
            count = (lanes + most - 1) / most;
            (narrow, wider) = Math.DivRem(lanes, count);
        }

        long time = ((rows + candidate - 1) / candidate) * (((long)wider * TimeOf(candidate, narrow + 1, isAligned)) + ((long)(count - wider) * TimeOf(candidate, narrow, isAligned)));
        if (time < least)
        {
            (height, panels, least) = (candidate, count, time);
        }
    }

    /// <summary>
    /// What a tile takes for each inner index, in thirty-seconds of a cycle: two multiplications fit into a cycle, almost two loads do, and a sum goes on after four.
    /// </summary>
    private static int TimeOf(int rows, int lanes, bool isAligned) => Math.Max(Math.Max(16 * rows * lanes, 18 * (rows + (isAligned ? lanes : 2 * lanes))), 4 * 32);
}
