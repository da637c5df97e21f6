using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using OptGen.Tests.Elementary;
using OptGen.Tests.Narrow;

namespace OptGen.Tests.Bits;

/// <summary>What this process computes: a hash over the results of every optimizer of <see cref="BitRun.Types"/>, <see cref="ReducingRun.Types"/> and <see cref="NarrowRun.Types"/>, of every function of elements and of matrices, and of some models, and the registers that it computed them with.</summary>
internal static class Digest
{
    /// <summary>The registers that the runtime uses in this process.</summary>
    public static string Registers =>
        $"512:{Vector512.IsHardwareAccelerated} 256:{Vector256.IsHardwareAccelerated} 128:{Vector128.IsHardwareAccelerated} fma:{Fma.IsSupported}";

    /// <summary>One line for each optimizer, function or model and element type.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (Type type in BitRun.Types)
        {
            yield return $"{type.Name} float {Hash<float>(type)}";
            yield return $"{type.Name} double {Hash<double>(type)}";
        }

        foreach (Type type in ReducingRun.Types)
        {
            yield return $"{type.Name} float {HashOfReducing<float>(type)}";
            yield return $"{type.Name} double {HashOfReducing<double>(type)}";
        }

        foreach (string line in NarrowRun.Lines())
        {
            yield return line;
        }

        foreach (string line in FunctionBits.Lines())
        {
            yield return line;
        }

        foreach (string line in ModelBits.Lines())
        {
            yield return line;
        }

        foreach (string function in MatrixBits.Functions)
        {
            yield return $"{function} float {HashOfMatrices<float>(function)}";
            yield return $"{function} double {HashOfMatrices<double>(function)}";
        }
    }

    private static string Hash<T>(Type type)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int length = 1; length <= BitInputs.LongestLength; length += 16)
        {
            foreach (ulong[] element in BitRun.Run<T>(type, new T[length], new T[length]))
            {
                hash.AppendData(MemoryMarshal.AsBytes(element.AsSpan()));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string HashOfMatrices<T>(string function)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ulong[] bits in MatrixBits.Of<T>(function))
        {
            hash.AppendData(MemoryMarshal.AsBytes(bits.AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string HashOfReducing<T>(Type type)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int[] shape in ReducingRun.ShapesFor(type))
        {
            foreach (bool isFinite in (bool[])[true, false])
            {
                int length = ReducingRun.Length(shape);
                hash.AppendData(MemoryMarshal.AsBytes(ReducingRun.Run<T>(type, new T[length], new T[length], shape, isFinite).AsSpan()));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
