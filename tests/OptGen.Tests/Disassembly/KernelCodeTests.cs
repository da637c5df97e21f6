using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Disassembly;

/// <summary>The loops of kernels are what an expert would have written: nothing but loads, arithmetic and stores.</summary>
[Trait("Category", "Slow")]
public sealed partial class KernelCodeTests
{
    private static readonly Lazy<IReadOnlyList<MethodListing>> Listings = new(Compile);

    public static TheoryData<string> Optimizers => [.. CompiledKernels.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LoopsHaveNoSpillsNoBoundsChecksAndNoCalls(string name)
    {
        // With 16 registers, Adan has more constants than fit.
        if (!Avx512F.IsSupported)
        {
            return;
        }

        MethodListing[] kernels = [.. Listings.Value.Where(method => IsKernelOf(name, method))];
        foreach (string gradient in new[] { "PlainGradient", "ScaledGradient", "ClearedGradient" })
        {
            // The widest lanes; narrower ones do what is left over.
            MethodListing[] read = [.. kernels.Where(kernel => kernel.Name.Contains(gradient, StringComparison.Ordinal) && kernel.Name.Contains("Lane512`1", StringComparison.Ordinal))];
            Assert.NotEmpty(read);
            Assert.All(read, kernel => Check(kernel, Assert.Single(kernel.Loops())));
        }
    }

    [Fact]
    public void TilesStayInRegisters()
    {
        if (!Avx512F.IsSupported || !Vector512.IsHardwareAccelerated)
        {
            return;
        }

        foreach (string tile in CompiledKernels.Tiles)
        {
            MethodListing method = Assert.Single(Listings.Value, method => method.Name.Contains("ProductTile:Run[", StringComparison.Ordinal) && method.Name.Contains($".{tile},", StringComparison.Ordinal));
            Check(method, Assert.Single(method.Loops(), loop => loop.Any(line => VectorInstruction().IsMatch(line))));
        }
    }

    /// <summary>What the test looks for is found where it is.</summary>
    [Fact]
    public void ALoopThatSpillsIsToldFromOneThatDoesNot()
    {
        MethodListing listing = MethodListing.Parse(
            """
            ; Assembly listing for method Some:Kernel() (FullOpts)
            G_M000_IG03:                ;; offset=0x00AF
                   vmovups  zmm16, zmmword ptr [rax+4*rdx]
                   vmovups  zmmword ptr [rbp-0x58], zmm16
                   jle      SHORT G_M000_IG03
            """).Single();

        string[] loop = Assert.Single(listing.Loops());
        Assert.Equal(3, loop.Length);
        Assert.Contains(loop, line => Stack().IsMatch(line));
    }

    /// <summary>Whether a method is the loop of an optimizer: kernels are local to the file that is generated for it, and the compiler puts that file's name before theirs.</summary>
    private static bool IsKernelOf(string optimizer, MethodListing method) =>
        method.Name.StartsWith("OptGen.Generated.<OptGen_", StringComparison.Ordinal) && method.Name.Contains($"_{optimizer}_", StringComparison.Ordinal) && method.Name.Contains("__StepKernel:Run[", StringComparison.Ordinal);

    private static void Check(MethodListing kernel, string[] loop)
    {
        string all = kernel.Name + "\n" + string.Join('\n', loop);
        Assert.True(loop.Count(line => VectorInstruction().IsMatch(line)) > 5, $"The loop does not compute in vectors: {all}");
        Assert.False(loop.Any(line => line.StartsWith("call", StringComparison.Ordinal)), $"The loop calls something: {all}");
        Assert.False(loop.Any(line => Stack().IsMatch(line)), $"The loop keeps something on the stack: {all}");
        Assert.False(loop.Count(line => Branch().IsMatch(line)) > 1, $"The loop checks something: {all}");
    }

    /// <summary>Lets the JIT print the code of the kernels in a process of its own.</summary>
    private static IReadOnlyList<MethodListing> Compile()
    {
        string file = Path.GetTempFileName();
        try
        {
            Assert.Equal(CompiledKernels.Types.Select(type => type.Name), ChildProcess.Run(Program.CompileKernels, [("JitDisasm", "Run"), ("JitStdOutFile", file)]));
            return [.. MethodListing.Parse(File.ReadAllText(file))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\b[xyz]mm\d")]
    private static partial Regex VectorInstruction();

    [GeneratedRegex(@"\[r[bs]p\b")]
    private static partial Regex Stack();

    [GeneratedRegex(@"^j")]
    private static partial Regex Branch();
}
