using System.Globalization;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Disassembly;

/// <summary>A first step takes as long as compiling what it calls, so that little code is called.</summary>
[Trait("Category", "Slow")]
public sealed class FirstStepTests
{
    /// <summary>Counted in .NET 10: 76, with little room for what another version compiles besides.</summary>
    private const int MostMethods = 81;

    /// <summary>Counted: 9, and two of the meter's where it is only just there.</summary>
    private const int MostOfAnother = 11;

    [Fact]
    public void FewMethodsAreCompiled()
    {
        int[] counts = [.. ChildProcess.Run(Program.CountFirstStep).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

        Assert.Equal(2, counts.Length);
        Assert.InRange(counts[0], 1, MostMethods);
        Assert.InRange(counts[1], 1, MostOfAnother);
    }
}
