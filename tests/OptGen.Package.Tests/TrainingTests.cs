using OptGen.Package.Tests.Building;
using Xunit.Abstractions;

namespace OptGen.Package.Tests;

/// <summary>One program, built and published in every way: each trains to the same bits.</summary>
[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class TrainingTests(PackedLibrary library, TrainingReference reference, ITestOutputHelper log) : IClassFixture<TrainingReference>
{
    private const double MomentumRate = 0.02;
    private const double MomentumDecay = 0.9;
    private const int MomentumSteps = 25;

    [Fact]
    public async Task An_own_optimizer_follows_its_rule()
    {
        TrainedWeights trained = await reference.WeightsAsync;
        Assert.Equal(61, trained.OwnOptimizerFloats.Length);
        Assert.Equal(61, trained.OwnOptimizerDoubles.Length);
        for (int i = 0; i < trained.OwnOptimizerDoubles.Length; i++)
        {
            double expected = Momentum(i / 8.0);
            Assert.Equal(expected, trained.OwnOptimizerDoubles[i], 1e-13);
            Assert.Equal(expected, trained.OwnOptimizerFloats[i], 1e-5);
        }
    }

    [Fact]
    public async Task On_NET_8_with_CSharp_12_the_bits_are_the_same()
    {
        ConsumerProject project = library.Consumer("Training");
        (await project.BuildAsync("-p:Framework=net8.0")).SucceededWithoutWarnings();
        await AssertSameBits(await project.RunBuiltAsync());
    }

    [Theory]
    [InlineData("net10.0", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimMode=full")]
    [InlineData("net8.0", "-p:PublishAot=true", "-p:OptGenCheckInstructionSet=false")]
    [InlineData("net8.0", "-p:PublishAot=true", "-p:IlcInstructionSet=x86-x64-v3")]
    public async Task Published_without_warnings_the_bits_are_the_same(string framework, params string[] options)
    {
        ConsumerProject project = library.Consumer("Training");
        (await project.PublishAsync([$"-p:Framework={framework}", .. options])).SucceededWithoutWarnings();
        await AssertSameBits(await project.RunPublishedAsync());
    }

    /// <summary>Functions of elements, products, functions of matrices, narrow states and models: by NativeAOT once, for publishing them takes long.</summary>
    [Fact]
    public async Task Published_by_NativeAOT_for_this_processor_the_bits_of_every_part_are_the_same()
    {
        ConsumerProject project = library.Consumer("Training");
        (await project.PublishAsync("-p:Framework=net8.0", "-p:PublishAot=true", "-p:IlcInstructionSet=native", "-p:WithParts=true")).SucceededWithoutWarnings();
        CommandResult run = await project.RunPublishedAsync();
        await AssertSameBits(run);
        IReadOnlyList<string> expected = (await reference.WeightsAsync).Parts;
        Assert.Equal(61, expected.Distinct().Count());
        Assert.DoesNotContain(expected, part => part.EndsWith(" 0", StringComparison.Ordinal));
        Assert.Equal(expected, new TrainedWeights(run.Output).Parts);
    }

    /// <summary>Steps are slow on the oldest processors' instructions, so that nobody should choose them unawares.</summary>
    [Fact]
    public async Task NativeAOT_without_an_instruction_set_is_warned_of()
    {
        CommandResult publishing = await library.Consumer("Training").PublishAsync("-p:Framework=net8.0", "-p:PublishAot=true");

        Assert.Equal(["OPTG601"], publishing.Succeeded().WarningIds);
        Assert.Contains("<IlcInstructionSet>x86-x64-v3</IlcInstructionSet>", publishing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_by_NativeAOT_for_NET_10_the_bits_are_the_same()
    {
        ConsumerProject project = library.Consumer("Training");
        CommandResult publishing = await project.PublishAsync("-p:Framework=net10.0", "-p:PublishAot=true", "-p:IlcInstructionSet=native");
        if (publishing.ErrorIds is ["NU1101"] && publishing.Output.Contains("Microsoft.NETCore.App.Runtime.NativeAOT", StringComparison.Ordinal))
        {
            log.WriteLine("Not published: the runtime pack of NativeAOT for .NET 10 does not restore here.");
            log.WriteLine(publishing.Output);
            return;
        }

        publishing.SucceededWithoutWarnings();
        await AssertSameBits(await project.RunPublishedAsync());
    }

    private async Task AssertSameBits(CommandResult run)
    {
        log.WriteLine(run.Error);
        Assert.Equal((await reference.WeightsAsync).Bits, new TrainedWeights(run.Succeeded().Output).Bits);
    }

    private static double Momentum(double weight)
    {
        double velocity = 0;
        for (int step = 0; step < MomentumSteps; step++)
        {
            velocity = (MomentumDecay * velocity) - (MomentumRate * 2 * (weight - 1));
            weight += velocity;
        }

        return weight;
    }
}
