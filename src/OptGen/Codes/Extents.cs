using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.Codes;

/// <summary>How far the numbers of blocks reach, for several blocks at a time.</summary>
internal static unsafe class Extents
{
    private const int BlockLength = Block8Codes.BlockLength;

    /// <summary>Finds the greatest magnitude of each block; NaN or ∞ where a number of it is.</summary>
    /// <param name="values">The numbers, from the beginning of a block on.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="blockLength">How many a block has.</param>
    /// <param name="greatest">Takes the magnitudes of eight blocks; 0 where there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Magnitudes(float* values, int count, int blockLength, float* greatest)
    {
        Vector256<float>.Zero.Store(greatest);
        for (; count > 0; count -= blockLength, values += blockLength, greatest++)
        {
            *greatest = Magnitude(values, Math.Min(count, blockLength));
        }
    }

    /// <summary>The greatest magnitude of some numbers; NaN or ∞ where one is.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Magnitude(float* values, int count)
    {
        uint* bits = (uint*)values;
        int index = 0;
        uint most = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            GoOn<Words512>(bits, ref index, count, ref most);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            GoOn<Words256>(bits, ref index, count, ref most);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            GoOn<Words128>(bits, ref index, count, ref most);
        }

        GoOn<Words1>(bits, ref index, count, ref most);
        return BitConverter.UInt32BitsToSingle(most);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GoOn<TWords>(uint* bits, ref int index, int length, ref uint most)
        where TWords : struct, IWords<TWords>
    {
        if (length - index >= TWords.Count)
        {
            TWords greatest = TWords.Splat(0);
            int i = index;
            for (; i <= length - TWords.Count; i += TWords.Count)
            {
                greatest = Block8Codes.GreaterMagnitude(greatest, TWords.Load(bits + i));
            }

            index = i;
            most = Math.Max(most, TWords.Greatest(greatest));
        }
    }

    /// <summary>Finds the greatest code of each block; of codes with a sign, without it.</summary>
    /// <param name="codes">The codes, from the beginning of a block on.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="scales">The scales of the blocks; negative ones have codes with a sign.</param>
    /// <param name="greatest">Takes the codes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GreatestCodes(byte* codes, int count, float* scales, uint* greatest)
    {
        for (; count > 0; count -= BlockLength, codes += BlockLength, scales++, greatest++)
        {
            *greatest = GreatestCode(codes, Math.Min(count, BlockLength), *scales);
        }
    }

    /// <summary>The greatest code of a block; of codes with a sign, without it.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="scale">The scale; where it is negative, codes have a sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreatestCode(byte* codes, int count, float scale)
    {
        byte mask = (byte)(scale < 0 ? 0x7F : 0xFF);
        int index = 0;
        uint most = 0;
        if (count >= Vector128<byte>.Count)
        {
            Vector128<byte> sixteen = Vector128<byte>.Zero;
            Vector512<byte> masks = Vector512.Create(mask);
            if (Vector512.IsHardwareAccelerated)
            {
                Vector512<byte> all = Vector512<byte>.Zero;
                for (; index <= count - Vector512<byte>.Count; index += Vector512<byte>.Count)
                {
                    all = Vector512.Max(all, Vector512.Load(codes + index) & masks);
                }

                Vector256<byte> half = Vector256.Max(all.GetLower(), all.GetUpper());
                sixteen = Vector128.Max(half.GetLower(), half.GetUpper());
            }

            for (; index <= count - Vector128<byte>.Count; index += Vector128<byte>.Count)
            {
                sixteen = Vector128.Max(sixteen, Vector128.Load(codes + index) & masks.GetLower().GetLower());
            }

            sixteen = Vector128.Max(sixteen, Vector128.Shuffle(sixteen.AsUInt32(), Vector128.Create(2u, 3, 0, 1)).AsByte());
            sixteen = Vector128.Max(sixteen, (sixteen.AsUInt64() >>> 32).AsByte());
            sixteen = Vector128.Max(sixteen, (sixteen.AsUInt32() >>> 16).AsByte());
            sixteen = Vector128.Max(sixteen, (sixteen.AsUInt32() >>> 8).AsByte());
            most = sixteen.ToScalar();
        }

        for (; index < count; index++)
        {
            most = Math.Max(most, (uint)(codes[index] & mask));
        }

        return most;
    }
}
