using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptGen.Benchmarks.Compare;

/// <summary>Tells what the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Processor, memory and runtime, a line each.</summary>
    public static IEnumerable<string> Describe()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        double gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        yield return string.Create(CultureInfo.InvariantCulture, $"{Processor()}, {Environment.ProcessorCount} processors, {bits}-bit vectors, {gigabytes:0} GB");
        yield return $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
