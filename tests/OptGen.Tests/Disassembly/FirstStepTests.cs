using System.Globalization;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Disassembly;

/// <summary>A first step takes as long as compiling what it calls, so that little code is called.</summary>
public sealed class FirstStepTests
{
    /// <summary>Counted in .NET 10, with room for what another runtime compiles besides.</summary>
    private const int MostMethods = 120;

    private const int MostOfAnother = 20;

    [Fact]
    public void FewMethodsAreCompiled()
    {
        int[] counts = [.. ChildProcess.Run(Program.CountFirstStep).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

        Assert.Equal(2, counts.Length);
        Assert.InRange(counts[0], 1, MostMethods);
        Assert.InRange(counts[1], 1, MostOfAnother);
    }
}
