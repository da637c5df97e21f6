using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Tests.Bits;

/// <summary>The results are the same bits with wide registers, with narrow ones, and with none and multiply-add in software.</summary>
public sealed class RegisterTests
{
    private static readonly Lazy<string[]> Expected = new(() => [.. Digest.Lines()]);

    /// <summary>A switch of the runtime and the registers that remain of those this machine has. AVX2 takes FMA with it.</summary>
    public static TheoryData<string, string> Levels => new()
    {
        { "EnableAVX512", Registers(false, Vector256.IsHardwareAccelerated, Fma.IsSupported) },
        { "EnableAVX2", Registers(false, false, false) },
        { "EnableAVX", Registers(false, false, false) },
        { "EnableHWIntrinsic", "512:False 256:False 128:False fma:False" },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void FewerRegistersGiveTheSameBits(string switchedOff, string registers)
    {
        string[] lines = RunWithout(switchedOff);

        Assert.Equal(registers, lines[0]);
        Assert.Equal(Expected.Value, lines[1..]);
    }

    [Fact]
    public void AProcessWithoutSwitchesPrintsWhatThisOneComputes()
    {
        string[] lines = RunWithout(null);

        Assert.Equal(Digest.Registers, lines[0]);
        Assert.Equal(Expected.Value, lines[1..]);
    }

    private static string Registers(bool wide, bool middle, bool fused) =>
        $"512:{wide} 256:{middle} 128:{Vector128.IsHardwareAccelerated} fma:{fused}";

    private static string[] RunWithout(string? switchedOff)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["exec", typeof(RegisterTests).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (switchedOff is not null)
        {
            start.Environment["DOTNET_" + switchedOff] = "0";
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
