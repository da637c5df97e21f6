using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using OptGen.Tests.Lanes;
using OptGen.Tests.Support;

namespace OptGen.Tests.Bits;

/// <summary>The results are the same bits with wide registers, with narrow ones, and with none and multiply-add in software.</summary>
[Trait("Category", "Slow")]
public sealed class RegisterTests
{
    private static readonly Lazy<string[]> Expected = new(() => [.. Digest.Lines()]);

    /// <summary>A switch of the runtime and the registers that remain of those this machine has. AVX2 takes FMA with it.</summary>
    public static TheoryData<string, string> Levels => new()
    {
        { "EnableAVX512", Registers(false, Vector256.IsHardwareAccelerated, Fma.IsSupported) },
        { "EnableAVX2", Registers(false, false, false) },
        { "EnableHWIntrinsic", "512:False 256:False 128:False fma:False" },
    };

    /// <summary>Without AVX, the registers are those without AVX2 in another encoding, which is a matter of each lane by itself.</summary>
    public static TheoryData<string, string> Encodings
    {
        get
        {
            TheoryData<string, string> all = Levels;
            all.Add("EnableAVX", Registers(false, false, false));
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void FewerRegistersGiveTheSameBits(string switchedOff, string registers)
    {
        string[] lines = ChildProcess.Run(Program.PrintDigest, switchedOff);

        Assert.Equal(registers, lines[0]);
        Assert.Equal(Expected.Value, lines[1..]);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void LanesMeanTheSameOnFewerRegisters(string switchedOff, string registers)
    {
        string[] lines = ChildProcess.Run(Program.TestLanes, switchedOff);

        Assert.Equal(registers, lines[0]);
        Assert.Equal(LaneTestClasses.All.Select(type => type.Name), lines[1..].Select(line => line.Split(' ')[0]));
        Assert.All(lines[1..], line => Assert.True(int.Parse(line.Split(' ')[1]) > 30, line));
    }

    [Fact]
    public void AProcessWithoutSwitchesPrintsWhatThisOneComputes()
    {
        string[] lines = ChildProcess.Run(Program.PrintDigest);

        Assert.Equal(Digest.Registers, lines[0]);
        Assert.Equal(Expected.Value, lines[1..]);
    }

    [LinuxFact]
    public void NothingBeyondTheMemoryIsTouched() => Assert.Equal(GuardRun.Expected, ChildProcess.Run(Program.TouchGuards));

    private static string Registers(bool wide, bool middle, bool fused) =>
        $"512:{wide} 256:{middle} 128:{Vector128.IsHardwareAccelerated} fma:{fused}";
}
